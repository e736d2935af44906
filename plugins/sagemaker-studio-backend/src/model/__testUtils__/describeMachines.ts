/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Writes the state machines down for people, from the very tables that the code decides by. A state or a command that
 * is new does not compile before it has its sentence here.
 */
import type {
  GrantStatus,
  OperationStatus,
  OperationStepName,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  GRANT_TRANSITIONS,
  OVER_TRANSITIONS,
  UNBEGUN_TRANSITIONS,
  type GrantCommand,
} from '../grantMachine';
import { MAX_POLL_ROUNDS } from '../finishStep';
import {
  CHANGE_ROLE_STEPS,
  deprovisionSteps,
  PROVISION_STEPS,
} from '../operationSteps';
import {
  OPERATION_TRANSITIONS,
  type OperationCommand,
} from '../operationTransitions';
import {
  REQUEST_TRANSITIONS,
  type RequestCommand,
} from '../requestTransitions';

type Machine<TState extends string, TCommand extends string> = {
  title: string;
  intro: string;
  states: Record<TState, string>;
  commands: Record<TCommand, string>;
  transitions: Record<
    TState,
    Partial<Record<TCommand, TState | readonly TState[]>>
  >;
  /** Where it begins. */
  initial: TState[];
  /** What the table cannot say. */
  remark?: string;
};

const REQUEST: Machine<RequestStatus, RequestCommand['type']> = {
  title: 'Request',
  intro:
    'Somebody asks, others decide. A request that its policy approves by itself is filed as `approved`; every other is filed as `in-review`.',
  states: {
    'in-review': 'The approvers of one of its stages have to decide.',
    approved: 'Every stage has said yes, or the policy has by itself.',
    rejected: 'One approver has said no.',
    withdrawn: 'Whoever asked has taken it back.',
    expired: 'Nobody decided in time.',
    invalidated: 'What it rests on is gone: the requester, or the domain.',
  },
  commands: {
    approve:
      'An approver says yes to the plan as shown; the last yes that is needed approves.',
    reject: 'An approver says no.',
    withdraw: 'The requester takes it back.',
    expire: 'Its time to be decided is over.',
    invalidate: 'What it rests on was seen to be gone.',
    remind: 'A reminder of the approvers is due.',
    resolve: 'The approvers, or the stages of the policy, are others by now.',
  },
  transitions: REQUEST_TRANSITIONS,
  initial: ['in-review', 'approved'],
};

const GRANT: Machine<GrantStatus, GrantCommand['type']> = {
  title: 'Grant',
  intro:
    'The desired state: this person, this domain, this role, until then. Whatever is not `ended` is live, and whatever is live can be revoked.',
  states: {
    scheduled: 'Decided, and to begin later.',
    provisioning: 'AWS is being made to match.',
    'provision-blocked': 'AWS cannot be made to match before somebody acts.',
    active: 'The access was seen in AWS, assignment and profile both.',
    degraded: 'The access was there, and AWS no longer matches.',
    suspended:
      'The person seems to have left; the access goes after a grace period unless they come back.',
    deprovisioning: 'The access is being taken back.',
    'deprovision-blocked':
      'The access should be gone and is not: live access, tried again for ever.',
    ended:
      'AWS was seen to hold the access no more, or never held it because it had not begun.',
  },
  commands: {
    provision: 'A scheduled grant begins, or one that drifted is repaired.',
    activate:
      'The operation has read back what it made, or a sync has seen that drift has healed.',
    block: 'A step failed in a way that somebody has to act upon.',
    retry: 'What was blocked is tried again.',
    degrade: 'A sync has seen that AWS no longer matches.',
    extend: 'The end is another by now; nothing in AWS changes.',
    'change-role': 'The profile is to have another role.',
    revoke:
      'The access is to be taken back; what has not begun ends with that.',
    offboard:
      'What an ended grant has left behind, spaces and profile, is to be deleted.',
    expire: 'The end has come.',
    suspend: 'The person seems to have left.',
    resume: 'The person has come back.',
    undo: 'A revocation is taken back, before anything was deleted.',
    end: 'The operation has read back that the access is gone.',
    'lose-target': 'The domain is gone, and all access with it.',
  },
  transitions: GRANT_TRANSITIONS,
  initial: ['provisioning', 'scheduled'],
  remark: [
    `Access that was suspended before it began comes to another state by some commands, since AWS holds nothing of it: ${durationInWords(
      UNBEGUN_TRANSITIONS,
    )}.`,
    `So does a grant that had ended and is being taken back for what it left behind: ${durationInWords(
      OVER_TRANSITIONS,
    )}.`,
  ].join(' '),
};

const OPERATION: Machine<OperationStatus, OperationCommand> = {
  title: 'Operation',
  intro:
    'One attempt to make AWS match a grant, step by step. A grant has at most one that is under way; a new one takes the place of the one before.',
  states: {
    running: 'A step is being run, or is due at once.',
    waiting: 'The next step is tried later, by itself.',
    blocked:
      'Somebody has to act; an operation that takes access back tries again by itself all the same.',
    succeeded: 'All steps are done.',
    cancelled: 'Another operation took its place.',
  },
  commands: {
    begin: 'A worker runs the next step.',
    done: 'The step is done; the next follows, or it was the last.',
    wait: 'AWS is at work; the step looks again later.',
    move: 'The rest of the step belongs to the rate limit of another service.',
    redo: `What an earlier step did is not to be seen in AWS; from there again, ${MAX_POLL_ROUNDS} times at most.`,
    failed:
      'An error: throttling and the like are waited for, missing permissions and the like block.',
    retry: 'Somebody has acted.',
    cancel: 'The grant takes another course.',
  },
  transitions: OPERATION_TRANSITIONS,
  initial: ['running'],
};

const STEPS: Record<OperationStepName, string> = {
  'resolve-identity':
    'The Identity Center user is there, enabled, and has this username.',
  'ensure-assignment':
    "The person may enter the domain's application, directly or through a group.",
  'ensure-profile': 'The person has a profile, adopted or created.',
  'wait-in-service': 'The profile is in service.',
  'ensure-execution-role': 'The profile has the granted role.',
  tag: 'A profile made here says so in AWS.',
  verify: 'Assignment and profile are read back from AWS.',
  'remove-assignment':
    'The assignment goes, unless another live grant shares it; a group only if it was assigned here.',
  'stop-apps': 'What the person has running stops.',
  'cool-off': 'Time to take it back, before anything is deleted.',
  'delete-spaces':
    'Only if asked for: the spaces go, with the data on their volumes.',
  'delete-profile': 'Only if asked for: the profile goes.',
  'verify-removed': 'That the access is gone is read back from AWS.',
};

const NOWHERE = '–';

/** The state machines as a document in Markdown. */
export function describeMachines(): string {
  return [
    '# State machines',
    'Written by the tests from the tables that the code decides by (`plugins/sagemaker-studio-backend/src/model`). Do not edit it; change the tables, then run `UPDATE_DOCS=1 yarn workspace @studio-access/backstage-plugin-sagemaker-studio-backend test --watchAll=false describeMachines`.',
    `In the tables, a cell is the state that a command leads to. ${NOWHERE} means that the command is refused, and a refused command changes nothing.`,
    ...describe(REQUEST),
    ...describe(GRANT),
    ...describe(OPERATION),
    '### Steps',
    'The steps of an operation run in this order. A number is the place of the step in each kind of operation.',
    describeSteps(),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function durationInWords(transitions: Record<string, string>): string {
  return Object.entries(transitions)
    .map(([command, state]) => `${code(command)} leads to ${code(state)}`)
    .join(', ');
}

function describe<TState extends string, TCommand extends string>(
  machine: Machine<TState, TCommand>,
): string[] {
  return [
    `## ${machine.title}`,
    machine.intro,
    table(['State', 'Meaning'], pairs(machine.states)),
    table(['Command', 'When'], pairs(machine.commands)),
    transitionTable(machine),
    ...(machine.remark ? [machine.remark] : []),
    diagram(machine),
  ];
}

function transitionTable<TState extends string, TCommand extends string>(
  machine: Machine<TState, TCommand>,
): string {
  const states = keysOf(machine.states).filter(
    state => keysOf(machine.transitions[state]).length,
  );
  const rows = keysOf(machine.commands).map(command => [
    code(command),
    ...states.map(state => {
      const targets = targetsOf(machine, state, command);
      return targets.length ? targets.map(code).join(' or ') : NOWHERE;
    }),
  ]);
  return table(['Command', ...states.map(code)], rows);
}

function diagram<TState extends string, TCommand extends string>(
  machine: Machine<TState, TCommand>,
): string {
  const states = keysOf(machine.states);
  // Mermaid takes no hyphens in the ids of states.
  const idOf = (state: string) => state.replaceAll('-', '_');
  const lines = states
    .filter(state => idOf(state) !== state)
    .map(state => `state "${state}" as ${idOf(state)}`);
  lines.push(...machine.initial.map(state => `[*] --> ${idOf(state)}`));
  for (const from of states) {
    const arrows = new Map<TState, TCommand[]>();
    for (const command of keysOf(machine.commands)) {
      for (const to of targetsOf(machine, from, command)) {
        arrows.set(to, [...(arrows.get(to) ?? []), command]);
      }
    }
    for (const [to, commands] of arrows) {
      lines.push(`${idOf(from)} --> ${idOf(to)}: ${commands.join(', ')}`);
    }
    if (arrows.size === 0) {
      lines.push(`${idOf(from)} --> [*]`);
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...lines.map(line => `    ${line}`),
    '```',
  ].join('\n');
}

function describeSteps(): string {
  const kinds: Record<string, readonly OperationStepName[]> = {
    provision: PROVISION_STEPS,
    'change-role': CHANGE_ROLE_STEPS,
    deprovision: deprovisionSteps({ deleteSpaces: true, deleteProfile: true }),
  };
  const steps = [...new Set(Object.values(kinds).flat())];
  return table(
    ['Step', 'What holds afterwards', ...Object.keys(kinds).map(code)],
    steps.map(step => [
      code(step),
      STEPS[step],
      ...Object.values(kinds).map(kind => {
        const place = kind.indexOf(step) + 1;
        return place ? String(place) : NOWHERE;
      }),
    ]),
  );
}

function targetsOf<TState extends string, TCommand extends string>(
  machine: Machine<TState, TCommand>,
  state: TState,
  command: TCommand,
): readonly TState[] {
  const targets: TState | readonly TState[] | undefined =
    machine.transitions[state][command];
  if (targets === undefined) {
    return [];
  }
  return typeof targets === 'string' ? [targets] : targets;
}

function pairs(sentences: Record<string, string>): string[][] {
  return Object.entries(sentences).map(([name, sentence]) => [
    code(name),
    sentence,
  ]);
}

/** A table whose columns are as wide as their widest cell, as Prettier writes it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map(row => row[column].length)),
  );
  const line = (cells: string[], fill = ' ') =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column], fill))
      .join(' | ')} |`;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map(row => line(row)),
  ].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function keysOf<TKey extends string>(
  record: Partial<Record<TKey, unknown>>,
): TKey[] {
  return Object.keys(record) as TKey[];
}
