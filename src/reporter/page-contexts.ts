import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Draft } from '../modules/reports/index.js';
import { Config } from '../platform/config/index.js';
import { Catalogues, chooseLanguage } from '../platform/i18n/index.js';
import { Assets } from './assets.js';
import { ANOTHER_COUNTRY, isCountryChoice } from './form/index.js';
import { toHtml } from './pages/layout.js';
import type { PageContext } from './pages/page-context.js';
import { fieldOf, pathOf, postedOf, queryOf } from './posted.js';

/** What the person chose before there was a draft: by a link, or in the fields of the form that begins one. */
export interface Choice {
  language: string;
  country: string;
}

/** Makes the context of a page from a request, and sends pages. */
@Injectable()
export class PageContexts {
  constructor(
    private readonly config: Config,
    private readonly catalogues: Catalogues,
    private readonly assets: Assets,
  ) {}

  /** The context of the page that answers this request; `draft` decides language and country where there is one. */
  of(request: FastifyRequest, draft: Draft | null, csrf: string | null, path = pathOf(request)): PageContext {
    const { language, country } = draft ?? this.choiceOf(request);
    const known = this.catalogues.languages.includes(language) ? language : this.negotiated(request);
    return {
      words: this.catalogues.translator(known),
      languages: this.catalogues.languages,
      publicName: this.config.publicName,
      assets: this.assets,
      country,
      path,
      query: this.query({ language: known, country }, request),
      csrf,
      draftMinutes: this.config.draftMinutes,
      answerMinutes: Math.max(...this.config.firstAnswerMinutes),
    };
  }

  /** Language and country of a request without a draft. */
  choiceOf(request: FastifyRequest): Choice {
    const posted = postedOf(request);
    const country = queryOf(request, 'c') ?? fieldOf(posted, 'c') ?? '';
    const picked = [queryOf(request, 'l'), fieldOf(posted, 'l')];
    return {
      language: this.negotiated(request, picked),
      country: isCountryChoice(country) ? country : this.homeCountry(),
    };
  }

  /** Whether it is a language of the site. */
  speaks(language: string): boolean {
    return this.catalogues.languages.includes(language);
  }

  /** Answers with a page. 422: something in the form needs another look. */
  send(reply: FastifyReply, page: VNode, status = 200): void {
    void reply.status(status).type('text/html; charset=utf-8').send(toHtml(page));
  }

  private negotiated(request: FastifyRequest, picked: readonly (string | null)[] = []): string {
    return chooseLanguage(this.catalogues.languages, {
      picked,
      accepted: request.headers['accept-language'],
      fallback: this.config.defaultLanguage,
    });
  }

  private homeCountry(): string {
    return isCountryChoice(this.config.defaultCountry) ? this.config.defaultCountry : ANOTHER_COUNTRY;
  }

  private query(choice: Choice, request: FastifyRequest): string {
    const parts = new URLSearchParams();
    if (choice.country !== this.homeCountry()) parts.set('c', choice.country);
    if (choice.language !== this.negotiated(request)) parts.set('l', choice.language);
    const text = parts.toString();
    return text === '' ? '' : `?${text}`;
  }
}
