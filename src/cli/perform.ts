import { ConfigError, loadConfig, type Config } from '../platform/config/index.js';
import { need, type Command } from './command-line.js';
import { messageOf } from './messages.js';
import type { Terminal } from './terminal.js';
import { EXIT, UsageError } from './usage.js';

/** A command that works by the settings. */
type SettledCommand = Command & { name: Exclude<Command['name'], 'inbound' | 'verify-package'> };

/** Carries out a command and returns the exit status. Throws UsageError; other failures are told on `complain`. */
export async function perform(
  command: Command,
  terminal: Terminal,
  complain: (line: string) => void,
  env?: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const { name } = command;
    if (name === 'verify-package') return await verify(command, terminal);
    if (name === 'inbound') {
      const { runInbound } = await import('./inbound.command.js');
      return await runInbound(env, terminal, complain);
    }
    return (await dispatch({ ...command, name }, loadConfig(env), terminal)) ? EXIT.done : EXIT.failed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    complain(messageOf(error));
    return error instanceof ConfigError ? EXIT.usage : EXIT.failed;
  }
}

/** Needs no settings: whoever got a package has none. */
async function verify({ values, operands }: Command, terminal: Terminal): Promise<number> {
  const { runVerifyPackage } = await import('./verify-package.command.js');
  const wish = { file: operands[0] ?? '', organisation: values.organisation };
  return (await runVerifyPackage(terminal, wish)) ? EXIT.done : EXIT.failed;
}

/** False: the command did its work and found something wrong. */
async function dispatch(
  { name, values, operands }: SettledCommand,
  config: Config,
  terminal: Terminal,
): Promise<boolean> {
  const { as, country, locale } = values;
  switch (name) {
    case 'migrate': {
      const { runMigrate } = await import('./migrate.command.js');
      await runMigrate(config, terminal);
      return true;
    }
    case 'setup': {
      const { runDemoSetUp, runSetUp } = await import('./setup.command.js');
      if (values.demo) await runDemoSetUp(config, terminal, values.json);
      else await runSetUp(config, terminal, values);
      return true;
    }
    case 'staff add': {
      const { runStaffAdd } = await import('./people.commands.js');
      const who = { email: need(values, 'email'), name: need(values, 'name'), role: need(values, 'role') };
      await runStaffAdd(config, terminal, { ...who, locale, also: values.also, as });
      return true;
    }
    case 'staff invite': {
      const { runStaffInvite } = await import('./people.commands.js');
      const who = { email: need(values, 'email'), name: need(values, 'name'), role: need(values, 'role') };
      await runStaffInvite(config, terminal, { ...who, locale, also: values.also, desk: values.desk, as });
      return true;
    }
    case 'staff confirm': {
      const { runStaffConfirm } = await import('./people.commands.js');
      await runStaffConfirm(config, terminal, { email: operands[0] ?? '', code: values.code, as });
      return true;
    }
    case 'staff reset': {
      const { runStaffReset } = await import('./people.commands.js');
      await runStaffReset(config, terminal, { email: operands[0] ?? '', as });
      return true;
    }
    case 'staff role': {
      const { runStaffRole } = await import('./people.commands.js');
      await runStaffRole(config, terminal, { email: operands[0] ?? '', role: need(values, 'role'), as });
      return true;
    }
    case 'staff list': {
      const { runStaffList } = await import('./people.commands.js');
      await runStaffList(config, terminal);
      return true;
    }
    case 'staff names': {
      const { runStaffNames } = await import('./people.commands.js');
      await runStaffNames(config, terminal, { email: operands[0] ?? '', also: values.also ?? [], as });
      return true;
    }
    case 'desk add': {
      const { runDeskAdd } = await import('./people.commands.js');
      const desk = { name: need(values, 'name'), member: values.member ?? [], isDefault: values.default };
      await runDeskAdd(config, terminal, { ...desk, country, instead: values.instead, as });
      return true;
    }
    case 'desk list': {
      const { runDeskList } = await import('./desk.commands.js');
      await runDeskList(config, terminal);
      return true;
    }
    case 'desk default': {
      const { runDeskDefault } = await import('./desk.commands.js');
      await runDeskDefault(config, terminal, { name: operands[0] ?? '', instead: values.instead, as });
      return true;
    }
    case 'desk rename': {
      const { runDeskRename } = await import('./desk.commands.js');
      await runDeskRename(config, terminal, { name: operands[0] ?? '', to: need(values, 'name'), as });
      return true;
    }
    case 'staff disable': {
      const { runStaffDisable } = await import('./leaving.commands.js');
      return runStaffDisable(config, terminal, { email: operands[0] ?? '', as });
    }
    case 'staff hand-over': {
      const { runStaffHandOver } = await import('./hand-over.command.js');
      return runStaffHandOver(config, terminal, { email: operands[0] ?? '', to: need(values, 'to'), as });
    }
    case 'desk remove-member': {
      const { runDeskRemoveMember } = await import('./leaving.commands.js');
      return runDeskRemoveMember(config, terminal, {
        desk: operands[0] ?? '',
        member: values.member ?? [],
        as,
      });
    }
    case 'sign': {
      const { runSign } = await import('./sign.command.js');
      return runSign(config, terminal, as);
    }
    case 'jobs failed': {
      const { runJobsFailed } = await import('./jobs.commands.js');
      await runJobsFailed(config, terminal);
      return true;
    }
    case 'jobs retry': {
      const { runJobsRetry, runJobsRetryAll } = await import('./jobs.commands.js');
      if (values.all) await runJobsRetryAll(config, terminal);
      else await runJobsRetry(config, terminal, operands[0] ?? '');
      return true;
    }
    case 'jobs unknown': {
      const { runJobsUnknown } = await import('./jobs.commands.js');
      await runJobsUnknown(config, terminal);
      return true;
    }
    case 'jobs settle': {
      const { runJobsSettle } = await import('./jobs.commands.js');
      await runJobsSettle(config, terminal, { id: operands[0] ?? '', happened: values.happened });
      return true;
    }
    case 'audit verify': {
      const { runAuditVerify } = await import('./audit.command.js');
      return runAuditVerify(config, terminal, values.head);
    }
    case 'health worker': {
      const { runHealthWorker } = await import('./health.command.js');
      return runHealthWorker(config, terminal);
    }
  }
}
