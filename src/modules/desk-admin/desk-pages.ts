import { Injectable } from '@nestjs/common';
import { Catalogues, COUNTRIES } from '../../platform/i18n/index.js';
import { ExclusionTags } from '../cases/index.js';
import { Desks, DeskError, type Route } from '../desks/index.js';
import { permissionsOf } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import type { ManagedDesksDto, ManagedMemberDto, RouteDto, RouteQueryDto } from './desk-admin.dto.js';
import { OpenCasesRepository } from './open-cases.repository.js';

/** What administrators see of the desks: never a case, only how many there are. */
@Injectable()
export class DeskPages {
  constructor(
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly openCases: OpenCasesRepository,
    private readonly excluded: ExclusionTags,
    private readonly catalogues: Catalogues,
  ) {}

  async list(session: StaffSession): Promise<ManagedDesksDto> {
    const [overview, counts, people] = await Promise.all([
      this.desks.overview(),
      this.openCases.ofDesks(this.excluded.allOf(session)),
      this.staff.active(),
    ]);
    const desks: ManagedDesksDto['desks'] = [];
    for (const desk of overview)
      desks.push({ ...desk, openCases: counts.get(desk.id) ?? 0, members: await this.members(desk.id) });
    const fit = people.filter(({ role }) => permissionsOf(role).has('case.read'));
    return {
      desks,
      people: fit.map(({ id, name, role }) => ({ id, name, role })),
      countries: [...COUNTRIES],
      languages: [...this.catalogues.languages],
    };
  }

  /** Who would get such a report; no desk while none takes reports. */
  async route({ country, language, kind }: RouteQueryDto): Promise<RouteDto> {
    const desks: RouteDto['desks'] = [];
    for (const { desk, because } of await this.routes({ country: country ?? null, language, kind })) {
      const { id } = desk;
      desks.push({ id, name: await this.desks.name(id), because, members: await this.members(id) });
    }
    return { desks };
  }

  private async routes(report: Parameters<Desks['routes']>[0]): Promise<Route<{ id: string }>[]> {
    try {
      return await this.desks.routes(report);
    } catch (error) {
      if (error instanceof DeskError) return [];
      throw error;
    }
  }

  private async members(deskId: string): Promise<ManagedMemberDto[]> {
    const [members, holding] = await Promise.all([this.desks.members(deskId), this.desks.holders(deskId)]);
    const holders = new Set(holding.map(({ staffId }) => staffId));
    return members.map(({ staffId: id, name, role }) => ({ id, name, role, holdsKey: holders.has(id) }));
  }
}
