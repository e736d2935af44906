/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { accessRefusals } from './accessRefusals';
import { diagnosisMessages } from './diagnosisMessages';
import { directoryRefusals } from './directoryRefusals';
import { entryMessages } from './entryMessages';
import { eventMessages } from './eventMessages';
import { inputRefusals } from './inputRefusals';
import { newDomainMessages } from './newDomainMessages';
import { operationMessages } from './operationMessages';
import { planMessages } from './planMessages';
import { policyRefusals } from './policyRefusals';
import { readinessMessages } from './readinessMessages';
import { requestRefusals } from './requestRefusals';

/**
 * The English words of every {@link Message} of the API, by its code. Those with `count` have one for one and one for
 * several, as i18next has them.
 *
 * @public
 */
export const messageTexts = {
  text: '{{text}}',
  ...readinessMessages,
  ...planMessages,
  ...operationMessages,
  ...entryMessages,
  ...diagnosisMessages,
  ...eventMessages,
  ...newDomainMessages,
  ...accessRefusals,
  ...requestRefusals,
  ...policyRefusals,
  ...inputRefusals,
  ...directoryRefusals,
} as const;

/**
 * The English text of each message, by its code.
 *
 * @public
 */
export type MessageTexts = typeof messageTexts;

/**
 * The names of the values that a text has places for.
 *
 * @public
 */
export type MessagePlaceholders<T extends string> =
  T extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | MessagePlaceholders<Rest>
    : never;

/**
 * A value in a message: a name or number; several of these; a message inside a message; a day, a time or a duration, ISO
 * 8601, which is written as the reader's language has it; or sentences that follow each other.
 *
 * @public
 */
export type MessageValue =
  | string
  | number
  | { code: string; params?: { [name: string]: unknown } }
  | { date: string }
  | { time: string }
  | { duration: string }
  | { sentences: MessageValue[] }
  | MessageValue[];

/**
 * The values of each message, by its code; those with `count` come from the text for several.
 *
 * @public
 */
export type ValuesOfCodes = {
  [Key in keyof MessageTexts as Key extends `${string}_one`
    ? never
    : Key extends `${infer Code}_other`
    ? Code
    : Key]: Key extends `${string}_other`
    ? { count: number } & {
        [Name in Exclude<
          MessagePlaceholders<MessageTexts[Key]>,
          'count'
        >]: MessageValue;
      }
    : { [Name in MessagePlaceholders<MessageTexts[Key]>]: MessageValue };
};

/**
 * The code of a message.
 *
 * @public
 */
export type MessageCode = keyof ValuesOfCodes;

/**
 * The values that a message needs.
 *
 * @public
 */
export type MessageValues<Code extends MessageCode> = ValuesOfCodes[Code];

/**
 * Whether this version of the package has words for a message.
 *
 * @public
 */
export function isMessageCode(code: string): code is MessageCode {
  return code in messageTexts || `${code}_other` in messageTexts;
}
