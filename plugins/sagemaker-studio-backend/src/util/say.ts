/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Sentences for people. Each is a code with its values, from which pages word it in the reader's language; what is stored
 * and answered holds the English sentence beside it.
 */
import {
  englishOf,
  type Message,
  type MessageCode,
  type Messages,
  type MessageValue,
  type MessageValues,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

type Given<Code extends MessageCode> = [keyof MessageValues<Code>] extends [
  never,
]
  ? []
  : [params: MessageValues<Code>];

export function say<Code extends MessageCode>(
  code: Code,
  ...[params]: Given<Code>
): Message {
  return params ? { code, params } : { code };
}

/** Words that are not this product's, such as a message of AWS, which are shown as they are. */
export function quote(text: string): Message {
  return say('text', { text });
}

/** Sentences that follow each other. */
export function sayAll(sentences: MessageValue[]): Message {
  return say('text', { text: { sentences } });
}

type Saying<Field extends string> = { [Name in Field]: string } & {
  messages: Messages;
};

export function sentenceOf(sentence: Message): Saying<'sentence'> {
  return { sentence: englishOf(sentence), messages: { sentence } };
}

/** The label of a button. */
export function labelOf(label: Message): Saying<'label'> {
  return { label: englishOf(label), messages: { label } };
}

/** A finding and what to do about it. */
export function sentenceAndRemedy(
  sentence: Message,
  remedy: Message,
): Saying<'sentence' | 'remedy'> {
  return {
    sentence: englishOf(sentence),
    remedy: englishOf(remedy),
    messages: { sentence, remedy },
  };
}

/** A reason and what to do about it. */
export function messageAndRemedy(
  message: Message,
  remedy: Message,
): Saying<'message' | 'remedy'> {
  return {
    message: englishOf(message),
    remedy: englishOf(remedy),
    messages: { message, remedy },
  };
}

/** A sentence of something that may come from an earlier version, which has no codes. */
export function messageOf(said: {
  message: string;
  messages?: Messages;
}): Message {
  return said.messages?.message ?? quote(said.message);
}

/** As `messageOf`, for what to do about it. */
export function remedyOf(said: {
  remedy: string;
  messages?: Messages;
}): Message {
  return said.messages?.remedy ?? quote(said.remedy);
}

/** The warnings of a plan, as messages. */
export function warningMessages(plan: {
  warnings: string[];
  messages?: Messages;
}): Message[] {
  return plan.messages?.warnings ?? plan.warnings.map(quote);
}

/** The warnings of a plan, in English and as messages. */
export function warningsOf(warnings: Message[]): {
  warnings: string[];
  messages: Messages;
} {
  return { warnings: warnings.map(englishOf), messages: { warnings } };
}
