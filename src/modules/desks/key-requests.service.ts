import { Injectable } from '@nestjs/common';
import type { StaffSession } from '../staff/index.js';
import { Desks, type DeskPlace } from './desks.service.js';
import { KeyRequestRepository, type DueRequestRow } from './key-request.repository.js';

/** A person on a desk who waits for its key. */
export interface WaitingPlace {
  readonly deskId: string;
  readonly deskName: string;
  readonly staffId: string;
  readonly name: string;
  /** To the minute; null where nobody wrote it down. */
  readonly since: Date | null;
}

/** A wait of which the colleagues have to be told. */
export interface DueRequest {
  readonly request: DueRequestRow;
  /** Those who can hand the key over. */
  readonly holders: readonly string[];
}

/** Who waits for the key of a desk, and who can hand it over. */
@Injectable()
export class KeyRequests {
  constructor(
    private readonly requests: KeyRequestRepository,
    private readonly desks: Desks,
  ) {}

  /** Those who wait for the key of a desk that this session opens. */
  async askedOf({ staffId: own, keys }: StaffSession): Promise<WaitingPlace[]> {
    const waiting = (await this.desks.places()).filter(
      ({ deskId, staffId, holdsKey }) => !holdsKey && staffId !== own && keys.desks.has(deskId),
    );
    return this.withTimes(waiting);
  }

  /** The desks of which a person waits for the key, and who can hand it over, by name. */
  async of(staffId: string): Promise<(WaitingPlace & { holders: string[] })[]> {
    const places = await this.desks.places();
    const own = places.filter((place) => place.staffId === staffId && !place.holdsKey);
    return (await this.withTimes(own)).map((place) => ({
      ...place,
      holders: places
        .filter(({ deskId, holdsKey }) => holdsKey && deskId === place.deskId)
        .map(({ name }) => name),
    }));
  }

  /** The waits of which the colleagues were not told yet, or not for long. One that is over is forgotten. */
  async due(most: number): Promise<DueRequest[]> {
    const due: DueRequest[] = [];
    const rows = await this.requests.due(most);
    if (rows.length === 0) return due;
    const places = await this.desks.places();
    for (const request of rows) {
      const onDesk = places.filter(({ deskId }) => deskId === request.deskId);
      const waits = onDesk.some(({ staffId, holdsKey }) => staffId === request.staffId && !holdsKey);
      if (!waits) await this.requests.remove(request.deskId, request.staffId);
      else
        due.push({
          request,
          holders: onDesk.filter(({ holdsKey }) => holdsKey).map(({ staffId }) => staffId),
        });
    }
    return due;
  }

  /** To be called once the colleagues were told. */
  noteAsked({ request }: DueRequest): Promise<void> {
    return this.requests.noteAsked(request);
  }

  private async withTimes(places: readonly DeskPlace[]): Promise<WaitingPlace[]> {
    if (places.length === 0) return [];
    const rows = await this.requests.all();
    return places.map(({ deskId, deskName, staffId, name }) => {
      const row = rows.find((one) => one.deskId === deskId && one.staffId === staffId);
      return { deskId, deskName, staffId, name, since: row?.since ?? null };
    });
  }
}
