import { api, ask } from '../api/client.js';
import type { paths } from '../api/schema.js';
import { Urgency } from '../shared/case-words.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';

export type Proposal =
  paths['/api/board/proposals']['post']['responses'][200]['content']['application/json'][number];

/** Who should get the cases of a desk that nobody has: of these, or of all. */
export const fetchProposals = (deskId: string, caseIds?: readonly string[]): Promise<Proposal[]> =>
  ask(() =>
    api.POST('/api/board/proposals', { body: { deskId, ...(caseIds && { caseIds: [...caseIds] }) } }),
  );

/** Who would get which case. */
export function ProposalsTable({ caption, proposals }: { caption: string; proposals: readonly Proposal[] }) {
  return (
    <div className={layout.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={layout.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.case')}</th>
            <th scope="col">{t('board.urgency')}</th>
            <th scope="col">{t('board.kind')}</th>
            <th scope="col">{t('byLoad.language')}</th>
            <th scope="col">{t('byLoad.person')}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map(({ id, reference, urgency, kind, language, person }) => (
            <tr key={id}>
              <th scope="row">{reference}</th>
              <td>
                <Urgency level={urgency} />
              </td>
              <td>{t(`kind.${kind}`)}</td>
              <td>{nameOf('language', language)}</td>
              <td>{person?.name ?? t('byLoad.nobody')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
