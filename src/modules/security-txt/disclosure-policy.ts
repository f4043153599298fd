/** The policy as it is served; docs/security/disclosure.md is the same text, held to it by a test. */
export const DISCLOSURE_POLICY = `# If you have found a fault

Thank you for looking. People who are blackmailed, many of them children, trust this service. A fault can hurt them, so we want to
hear of it from you first.

## How to tell us

Write to the contact in our security.txt, at /.well-known/security.txt. Say what you did, what happened, and how to see it again.
English is best. You need not give your name.

## What we ask of you

- Use test data of your own. Do not file reports that look real: a counsellor would get up at night for them.
- Do not read, change or keep the words of anybody else. If you see some, stop, tell us, and delete what you have.
- Do not flood the service, guess at passwords or codes, or send mail or messages to its staff or reporters.
- Never send us pictures or videos of a person. Describe what you saw in words.
- Give us time to mend it before you tell others: 90 days, or less if we are done sooner.

## What we do

- We answer within 3 working days, and tell you what we found within 14.
- We tell you when it is mended, and name you if you like.
- We take no legal steps against anybody who keeps to this page and means well.

We pay no rewards.
`;
