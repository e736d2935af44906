/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  wordMessage,
  type Message,
  type Messages,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioMessagesTranslationRef } from '../translation';
import { ownTexts } from '../translations/ownTexts';
import { useTime } from './useTime';

/** The fields of API objects that hold one sentence. */
type SentenceField =
  | 'sentence'
  | 'message'
  | 'remedy'
  | 'detail'
  | 'note'
  | 'endedReason'
  | 'problem';

/** An object of the API with such a field. */
type Said<Field extends SentenceField> = {
  [Name in Field]?: string;
} & { messages?: Messages };

/**
 * Words the sentences of the backend in the viewer's language. The English sentence is shown where there is no message: in
 * records of earlier versions, and when the backend is newer than the page.
 */
export function useApiText() {
  // Which messages there are is only known when they arrive, so the keys cannot be checked here.
  const { t } = useTranslationRef<{ [key: string]: string }>(
    sagemakerStudioMessagesTranslationRef,
  );
  const time = useTime();

  const word = (
    message: Message | undefined,
    english: string,
    isOwn = false,
  ): string =>
    (message &&
      wordMessage(message, {
        text: (code, values) =>
          t(
            isOwn && code in ownTexts.message
              ? `own.message.${code}`
              : `message.${code}`,
            values,
          ),
        list: time.list,
        date: time.date,
        time: time.absolute,
        duration: time.duration,
      })) ??
    english;

  return {
    /** A field of an object; in the second person where it is about the viewer and there is such a form. */
    say: <Field extends SentenceField>(
      of: Said<Field>,
      field: Field,
      { isOwn = false } = {},
    ): string => word(of.messages?.[field], of[field] ?? '', isOwn),
    /** One sentence, from its message where it has one. */
    sayText: (english: string, message: Message | undefined): string =>
      word(message, english),
    /** A list of sentences. */
    sayEach: (english: string[], messages: Message[] | undefined): string[] =>
      english.map((text, index) => word(messages?.[index], text)),
  };
}
