import { join } from 'node:path';
import fc from 'fast-check';
import { ANNOTATIONS, INCIDENT_TYPES, isRight, reportXml } from '../../src/modules/cybertipline/index.js';
import { answerOf } from '../../src/modules/cybertipline/answer.js';
import { xmlProblems } from '../support/xml-problems.js';

/** The folder with NCMEC's own schema, which is not ours to pass on. */
const schemas = process.env['SCHEMAS_DIR'];
const schema = schemas === undefined ? undefined : join(schemas, 'cybertipline-2025-11.xsd');
const DOCUMENTS = 300;

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(']]>', '\u0000\u0008', '\uD800', '&lt;', '\uFFFE'),
);
const KEYS = [
  'incidentType',
  'incidentDateTime',
  'annotations',
  'platform',
  'escalateToHighPriority',
  'reporterEmail',
  'screenName',
  'url',
  'additionalInfo',
];
const right = fc.record({
  incidentType: fc.constantFrom(...INCIDENT_TYPES),
  incidentDateTime: fc.constantFrom(
    '2026-11-28T19:30+05:30',
    '2026-11-28T19:30:15Z',
    '2024-02-29T00:00:00.5-08:00',
  ),
  annotations: fc.subarray([...ANNOTATIONS]).map((some) => some.join(', ')),
  platform: anyText,
  escalateToHighPriority: anyText,
  reporterEmail: fc.constant('desk@help.example'),
  screenName: anyText,
  url: anyText,
  additionalInfo: anyText,
});

describe('a report of the CyberTipline', () => {
  it('is well-formed XML whatever was typed', () => {
    const values = fc.record(Object.fromEntries(KEYS.map((key) => [key, anyText])));
    expect(new Set(xmlProblems(fc.sample(values, DOCUMENTS).map(reportXml)))).toEqual(new Set([null]));
  });

  it('is valid by the schema of NCMEC', () => {
    if (schema === undefined)
      process.stderr.write('Left out: whether reports are valid by the schema (needs SCHEMAS_DIR).\n');
    const documents = fc.sample(right, DOCUMENTS).map(reportXml);
    expect(new Set(xmlProblems(documents, schema))).toEqual(new Set([null]));
  });

  it('says what was typed, in the order of the schema', () => {
    const values = {
      additionalInfo: 'Tom & "Jerry" <x>\u0007',
      annotations: 'spam sextortion',
      incidentDateTime: '2026-11-28T19:30+05:30',
      incidentType: 'Online Enticement of Children for Sexual Acts',
      reporterEmail: 'desk@help.example',
      screenName: 'somebody',
      url: 'https://chat.example/a?b=1&c=2',
    };
    expect(reportXml(values)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<report>
  <incidentSummary>
    <incidentType>Online Enticement of Children for Sexual Acts</incidentType>
    <reportAnnotations>
      <sextortion>true</sextortion>
      <spam>true</spam>
    </reportAnnotations>
    <incidentDateTime>2026-11-28T19:30:00+05:30</incidentDateTime>
  </incidentSummary>
  <internetDetails>
    <webPageIncident>
      <url>https://chat.example/a?b=1&amp;c=2</url>
    </webPageIncident>
  </internetDetails>
  <reporter>
    <reportingPerson>
      <email>desk@help.example</email>
    </reportingPerson>
  </reporter>
  <personOrUserReported>
    <screenName>somebody</screenName>
    <thirdPartyUserReported>true</thirdPartyUserReported>
  </personOrUserReported>
  <additionalInfo>Tom &amp; &quot;Jerry&quot; &lt;x&gt;\uFFFD</additionalInfo>
</report>
`);
  });

  it.each([
    ['incidentType', 'Sextortion', false],
    ['incidentType', 'Child Sex Tourism', true],
    ['incidentDateTime', '2026-11-28', false],
    ['incidentDateTime', '2026-11-28T19:30:00', false],
    ['incidentDateTime', '2026-02-30T19:30:00Z', false],
    ['incidentDateTime', '2026-11-28T19:30:00+05:30', true],
    ['annotations', 'sextortion,spam', true],
    ['annotations', 'informational', false],
    ['reporterEmail', 'desk', false],
    ['reporterEmail', 'desk@help.example', true],
    ['additionalInfo', 'anything', true],
    ['constructor', 'anything', true],
  ])('%s takes %j: %s', (key, value, fits) => {
    expect(isRight(key, value)).toBe(fits);
  });
});

describe('an answer of the CyberTipline', () => {
  it('is read in each of its forms, and is none unless it is whole', () => {
    const opened =
      '<?xml version="1.0"?>\n<reportResponse>\n<responseCode>0</responseCode>\n<reportId>4564654</reportId></reportResponse>\n';
    expect(answerOf(opened)).toEqual({ code: 0, reportId: '4564654' });
    expect(
      answerOf('<reportDoneResponse><responseCode>5102</responseCode><files/></reportDoneResponse>'),
    ).toEqual({ code: 5102, reportId: null });
    for (let length = 0; length < opened.trimEnd().length; length += 1)
      expect(answerOf(opened.slice(0, length))).toBeNull();
    for (const none of ['', '<html>502 Bad Gateway</html>', '<responseCode>0</responseCode>'])
      expect(answerOf(none)).toBeNull();
  });

  it('is none, and no error, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => answerOf(text) === null));
  });
});
