/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Writes docs/state-machines.md. A new state or command does not compile before it has its sentence here.
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
} from '../grantTransitions';
import { MAX_REDO_ROUNDS } from '../finishStep';
import {
  CHANGE_ROLE_STEPS,
  deprovisionSteps,
  PROVISION_STEPS,
} from '../operationSteps';
import {
  OPERATION_TRANSITIONS,
  type OperationCommand,
} from './operationTransitions';
import {
  REQUEST_TRANSITIONS,
  type RequestCommand,
} from '../requestTransitions';
import { itemAt } from '../../util/__testUtils__/items';

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
  /** A remark below the table. */
  remark?: string;
};

const REQUEST: Machine<RequestStatus, RequestCommand['type']> = {
  title: 'Request',
  intro:
    'A request is decided by people. One that its policy approves by itself is filed as `approved`, every other one as `in-review`. An `approve` may also be refused with a change: when the plan or the policy is another by now, the request takes it over and stays in review.',
  states: {
    'in-review': 'The approvers of one of its stages have to decide.',
    approved: 'Every stage has approved, or the policy has by itself.',
    rejected: 'One approver has rejected it.',
    withdrawn: 'The requester has withdrawn it.',
    expired: 'Nobody decided in time.',
    invalidated:
      'It cannot be carried out any more: the requester or one of the people has left, the domain is gone, or a grant has ended.',
  },
  commands: {
    approve:
      'An approver approves the plan that was shown; the last approval that is needed approves the request.',
    reject: 'An approver rejects it.',
    comment:
      'The requester, one of the people or an approver writes to the others.',
    withdraw: 'The requester withdraws it.',
    expire: 'The time to decide it is over.',
    invalidate: 'It was found that it cannot be carried out any more.',
    remind: 'A reminder of the approvers is due.',
    resolve: 'The approvers or the stages of the policy have changed.',
  },
  transitions: REQUEST_TRANSITIONS,
  initial: ['in-review', 'approved'],
};

const GRANT: Machine<GrantStatus, GrantCommand['type']> = {
  title: 'Grant',
  intro:
    'The desired state: this person, this domain, this role, until then. Every grant but an `ended` one is live, and every live grant can be revoked.',
  states: {
    scheduled: 'Approved, and begins later.',
    provisioning: 'AWS is being made to match.',
    'provision-blocked': 'AWS cannot be made to match before a person acts.',
    active: 'Assignment and profile were read back from AWS.',
    degraded: 'AWS matched and no longer does.',
    suspended:
      'The person seems to have left. The access is taken away after a grace period unless they come back.',
    deprovisioning: 'The access is being taken away.',
    'deprovision-blocked':
      'The access should be gone and is not. It counts as live, and the removal is retried for ever.',
    ended:
      'It was read back from AWS that the access is gone; or it had not begun; or the domain is gone.',
  },
  commands: {
    provision: 'A scheduled grant begins, or one that drifted is repaired.',
    activate:
      'The operation has read back what it created, or a sync has seen that AWS matches again.',
    block: 'A step failed and needs a person to act.',
    retry: 'What was blocked is retried, or has gone on by itself.',
    degrade: 'A sync has seen that AWS no longer matches.',
    extend: 'The end moves; nothing in AWS changes.',
    'change-role': 'The profile is to have another role.',
    revoke:
      'The access is to be taken away. A grant that has not begun ends at once.',
    offboard:
      'The spaces and the profile that an ended grant has left behind are to be deleted.',
    expire: 'The end has come.',
    suspend: 'The person seems to have left.',
    resume: 'The person has come back.',
    undo: 'A revocation is undone, before anything was deleted.',
    end: 'The operation has read back that the access is gone.',
    'lose-target': 'The domain is gone from AWS.',
  },
  transitions: GRANT_TRANSITIONS,
  initial: ['provisioning', 'scheduled'],
  remark: [
    `A grant that was suspended before it began gets to other states, since AWS holds nothing of it: ${inWords(
      UNBEGUN_TRANSITIONS,
    )}.`,
    `So does a grant that had ended and whose spaces or profile are being deleted: ${inWords(
      OVER_TRANSITIONS,
    )}.`,
  ].join(' '),
};

const OPERATION: Machine<OperationStatus, OperationCommand> = {
  title: 'Operation',
  intro:
    'One attempt to make AWS match a grant, step by step. A grant has at most one that is under way; a new one replaces it. Nobody sends commands to an operation, so none is refused: the table lists what the worker, a retry and a replacement do, and a property test checks it.',
  states: {
    running: 'A step is being run or is due at once.',
    waiting: 'The next step is tried later.',
    blocked:
      'A person has to act. An operation of the kind `deprovision` is retried all the same.',
    succeeded: 'All steps are done.',
    cancelled: 'Another operation replaced it.',
  },
  commands: {
    begin: 'A worker runs the next step.',
    done: 'The step is done; the next follows, or it was the last.',
    wait: 'AWS is at work; the step polls.',
    move: 'The rest of the step belongs to the rate limit of another service.',
    redo: `AWS does not show what an earlier step did; the operation goes back to it, and is blocked at the ${MAX_REDO_ROUNDS}th time.`,
    failed:
      'An error: throttling and the like are retried, missing permissions and the like block.',
    retry: 'A person retries a blocked operation.',
    cancel: 'Another operation replaces it, or the grant ends.',
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
  tag: 'A profile that was created here is tagged as such.',
  verify: 'Assignment and profile are read back from AWS.',
  'remove-assignment':
    'The assignment is deleted, unless another live grant shares it; that of a group only if it was created here. Left out for a grant that had ended before.',
  'stop-apps': 'The apps of the person have stopped.',
  'cool-off': 'Only before a deletion: the time to undo it is over.',
  'delete-spaces':
    'Only if asked for: the spaces are deleted, with the data on their volumes.',
  'delete-profile': 'Only if asked for: the profile is deleted.',
  'verify-removed': 'It was read back from AWS that the access is gone.',
};

const NOWHERE = '–';

/** The state machines as a document in Markdown. */
export function describeMachines(): string {
  return [
    '# State machines',
    'Generated by a test. The tables of requests and grants are those by which the code decides (`plugins/sagemaker-studio-backend/src/model`). Do not edit this file; change the code, then run `UPDATE_DOCS=1 yarn workspace @studio-access/backstage-plugin-sagemaker-studio-backend test --watchAll=false describeMachines`.',
    `A cell is the state that a command leads to. ${NOWHERE} means that it is refused.`,
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

function inWords(transitions: Record<string, string>): string {
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
    Math.max(3, ...[head, ...rows].map(row => itemAt(row, column).length)),
  );
  const line = (cells: string[], fill = ' ') =>
    `| ${cells
      .map((cell, column) => cell.padEnd(itemAt(widths, column), fill))
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
