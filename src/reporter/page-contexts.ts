import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Draft, KeptDraft } from '../modules/reports/index.js';
import { CurrentSite } from '../modules/site-settings/index.js';
import { policyAddress } from '../modules/security-txt/index.js';
import { NOTHING_KNOWN, type Situation } from '../modules/guidance/index.js';
import { Config } from '../platform/config/index.js';
import { DatabaseClock } from '../platform/database/index.js';
import { chooseLanguage, type Translator } from '../platform/i18n/index.js';
import { Assets } from './assets.js';
import {
  isCountryChoice,
  REPORT_FORM,
  STAFF_LANGUAGE,
  walk,
  type Answers,
} from '../modules/report-form/index.js';
import { toHtml } from './pages/layout.js';
import type { PageContext } from './pages/page-context.js';
import { changeOf, fieldOf, pathOf, postedOf, queryOf } from './posted.js';
import { situationOf } from './who-reads.js';

/** What the person chose: kept in the draft, carried by the links, or in the fields of the form that was just sent. */
export interface Choice {
  language: string;
  country: string;
}

/** What a page may be told beside its request and its draft. */
interface Over {
  path?: string;
  /** Shown instead of what the draft says. */
  choice?: Choice;
  /** Known from elsewhere than a draft. */
  situation?: Situation;
  /** Minutes until a session without a draft ends. */
  endsIn?: number;
}

const MINUTE_MS = 60_000;

/** Makes the context of a page from a request, and sends pages. */
@Injectable()
export class PageContexts {
  constructor(
    private readonly config: Config,
    private readonly current: CurrentSite,
    private readonly assets: Assets,
    private readonly clock: DatabaseClock,
  ) {}

  /** The time that deadlines are shown by. */
  now(): Date {
    return this.clock.now();
  }

  /** The context of the page that answers this request; `draft` decides language and country where there is one. */
  of(request: FastifyRequest, kept: KeptDraft | null, csrf: string | null, over: Over = {}): PageContext {
    const { language, country } = over.choice ?? kept?.draft ?? this.choiceOf(request);
    const site = this.current.get();
    // A draft may be in a language that was switched off since: it goes on in one that is on.
    const known = site.languages.includes(language) ? language : this.negotiated(request);
    return {
      words: site.translator(known),
      languages: site.languages,
      publicName: site.nameIn(known),
      address: this.addressFor(request),
      assets: this.assets,
      helplines: site.helplines,
      country,
      situation: over.situation ?? situationOfDraft(kept?.draft ?? null),
      path: over.path ?? pathOf(request),
      query: this.query({ language: known, country }, request),
      csrf,
      faultPolicy: policyAddress(this.config),
      draftMinutes: this.config.draftMinutes,
      endsIn: kept ? (kept.expiresAt.getTime() - this.now().getTime()) / MINUTE_MS : (over.endsIn ?? null),
      answerMinutes: Math.max(...this.config.firstAnswerMinutes),
    };
  }

  /** Language and country that a request asks for: by the button pressed, the link, the form; else those of `before`. */
  choiceOf(request: FastifyRequest, before?: Choice): Choice {
    const posted = postedOf(request);
    const asked = changeOf(posted);
    const countries = [asked.country, queryOf(request, 'c'), fieldOf(posted, 'c'), before?.country];
    const picked = [asked.language, queryOf(request, 'l'), fieldOf(posted, 'l'), before?.language];
    return {
      language: this.negotiated(request, picked),
      country: countries.find((code) => isCountryChoice(code ?? '')) ?? this.current.get().defaultCountry,
    };
  }

  /** The page of the thread, in the language and with the numbers chosen on the page before. `more`: of its query. */
  threadPath(request: FastifyRequest, more = ''): string {
    const { query } = this.of(request, null, null);
    const parts = [query.slice(1), more].filter((part) => part !== '');
    return parts.length === 0 ? '/r' : `/r?${parts.join('&')}`;
  }

  /** The words of the people at the desk. */
  staffWords(): Translator {
    return this.current.get().translator(STAFF_LANGUAGE);
  }

  /** Whether it is a language of the site. */
  speaks(language: string): boolean {
    return this.current.get().languages.includes(language);
  }

  /** Answers with a page. 422: something in the form needs another look. */
  send(reply: FastifyReply, page: VNode, status = 200): void {
    void reply.status(status).type('text/html; charset=utf-8').send(toHtml(page));
  }

  private addressFor(request: FastifyRequest): string {
    const { siteOrigin, onionOrigin } = this.config;
    const hosts = [siteOrigin, onionOrigin].flatMap((origin) => (origin ? [new URL(origin).host] : []));
    return hosts.find((host) => host === request.headers.host) ?? new URL(siteOrigin).host;
  }

  private negotiated(request: FastifyRequest, picked: readonly (string | null | undefined)[] = []): string {
    const { languages, defaultLanguage } = this.current.get();
    const accepted = request.headers['accept-language'];
    return chooseLanguage(languages, { picked, accepted, fallback: defaultLanguage });
  }

  private query(choice: Choice, request: FastifyRequest): string {
    const parts = new URLSearchParams();
    if (choice.country !== this.current.get().defaultCountry) parts.set('c', choice.country);
    if (choice.language !== this.negotiated(request)) parts.set('l', choice.language);
    const text = parts.toString();
    return text === '' ? '' : `?${text}`;
  }
}

/** What a draft says of who reads; null: there is none. */
export function situationOfDraft(draft: Draft | null): Situation {
  return draft === null ? NOTHING_KNOWN : situationOf(answersOf(draft));
}

/** The answers on the way; of a draft that was sent, what is left of them. */
export function answersOf({ sent, answers }: Draft): Answers {
  return sent ? answers : walk(REPORT_FORM, answers).answers;
}
