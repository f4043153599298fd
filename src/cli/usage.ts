/** A command line that cannot be understood: exit status 2. The message is shown as it is. */
export class UsageError extends Error {}

/** Exit statuses: done; failed; the command line or a setting is wrong. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** As mail servers read it (EX_TEMPFAIL of sysexits.h): they keep the mail and bring it again. */
export const EXIT_BRING_AGAIN = 75;

export const HELP = `Usage: npm run cli -- <command> [options]

  setup --email <address> --name <name>     make keys, organisation and the first administrator
  setup --demo [--json]                     the same with a desk and four accounts, for trying it out; not in production
  staff add --email <address> --name <name> --role <role> [--also <name> ...] [--locale <language>] [--as <administrator>]
                                            make an account; role: counsellor, coordinator, administrator, auditor;
                                            --also: a nickname, or the name in another spelling or script
  staff invite --email <address> --name <name> --role <role> [--desk <name> ...] [--also <name> ...] [--locale <language>]
       [--as <administrator>]               mail a person a link by which they set their own password; it holds for 24 hours
  staff confirm <address> [--code <code>] [--as <administrator>]
                                            sign the keys of an invited person who has read you their confirmation code
  staff reset <address> [--as <administrator>]
                                            for who lost password and recovery code: mail them a link to set new ones
  staff role <address> --role <role> [--as <administrator>]
                                            give a person another role; their sessions end
  staff list                                list everybody who has an account, with their desks and last sign-in
  staff names <address> [--also <name> ...] [--as <administrator>]
                                            replace the nicknames and other spellings of an account's name; without --also: none
  staff disable <address> [--as <administrator>]
                                            shut the account of somebody who leaves: their sessions end, and each of
                                            their desks gets a new key, which they do not have
  staff hand-over <address> --to load | nobody | <address> [--as <coordinator>]
                                            for who is ill or has left: give all their open cases to others by load, to nobody,
                                            or to one colleague, on each desk of the coordinator
  desk add --name <name> --member <address> [--member ...] [--country <XX>] [--default [--instead <desk>]] [--as <administrator>]
                                            make a desk and hand its key to its members; --default: it takes what no other desk
                                            asks for, in the place of the desk that --instead names
  desk list                                 list the desks: what each takes, how many people can open its cases, and
                                            how much is wrapped anew where a desk has a new key
  desk default <desk> [--instead <desk>] [--as <administrator>]
                                            let a desk take what no other one asks for, in the place of the desk that --instead names
  desk rename <desk> --name <name> [--as <administrator>]
                                            give a desk another name
  desk remove-member <desk> --member <address> [--as <administrator>]
                                            take somebody off one desk, by its name or id: it gets a new key
  sign [--as <administrator>]               show what the organisation has not signed as it stands, and sign it
  migrate                                   bring the database up to date
  jobs failed                               list the jobs that were given up
  jobs retry <id> | --all                   let a given-up job, or all of them, run again
  jobs unknown                              list the jobs of which nobody knows whether they happened
  jobs settle <id> --happened | --not-happened
                                            say what became of one: what did not happen is done now
  audit verify [--head <hash>]              check the audit log; --head: the hash that an earlier check printed
  verify-package <file> [--organisation <fingerprint>]
                                            check a signed package without database or network: its files, signatures and
                                            the text that was approved; --organisation: what the helpdesk gave by another way
  health worker                             exit with 1 when the worker that writes HEARTBEAT_FILE has stood still for a minute
  inbound                                   take one mail from standard input: an answer, or a report that something came back;
                                            exit with 75 where the mail server has to bring it again (docs/operations/inbound-mail.md)
  help                                      this text

staff add, staff names, staff disable, staff invite, staff confirm, staff reset, staff role, desk add, desk default, desk rename,
desk remove-member and sign ask for an administrator's address (unless --as names it) and password, staff hand-over for those of
a coordinator. Where standard input is no terminal, each answer is read as one line from it. Settings come from the environment:
docs/operations/configuration.md.
`;
