/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { describeEvent, nameOfEntityRef } from '../view';
import type { EventContext, EventNote } from '../view';
import { useApiText } from './useApiText';
import { useRefNames } from './useRefNames';
import { useSettingValue } from './useSettingValue';
import { useStageName } from './useStageName';
import { useStudioText } from './useStudioText';
import { useTime } from './useTime';

/** Describes an event: a sentence on what happened to whom, and notes with the details. Codes are never shown. */
export function useEventText() {
  const t = useStudioText();
  const time = useTime();
  const valueText = useSettingValue();
  const stageName = useStageName();
  const { sayText } = useApiText();
  const nameOf = useRefNames();

  const noteText = (note: EventNote): string => {
    switch (note.kind) {
      case 'text':
        return sayText(note.text, note.message);
      case 'reason':
        return t(`endReason.${note.reason}`);
      case 'stage':
      case 'nextStage':
        return t(`events.${note.kind}`, { stage: stageName(note.stage) });
      case 'until':
      case 'takenAway':
        return t(`events.${note.kind}`, { date: time.date(note.at) });
      case 'startsOn':
        return t('people.startsOn', { date: time.date(note.at) });
      case 'untilRevoked':
        return t('length.noEnd');
      case 'roles':
        return t('events.roles', { from: note.from, to: note.to });
      case 'shortened': {
        const duration = time.duration(note.duration);
        return t('events.shortened', {
          length: note.at
            ? t('length.until', { date: time.date(note.at), duration })
            : duration,
          asked: note.asked ? time.duration(note.asked) : t('length.noEnd'),
        });
      }
      case 'setting':
        return t('settings.fromTo', {
          field: t(`settings.field.${note.field}`),
          before: valueText(note.field, note.before),
          after: valueText(note.field, note.after),
        });
      case 'deletes':
        return t(`events.deletes.${note.what}`);
      case 'people':
      case 'requests':
        return t(`events.${note.kind}`, { number: String(note.number) });
      default:
        return t('events.remains', { way: sayText(note.way, note.message) });
    }
  };

  return (
    event: AccessEvent & { displayName?: string },
    context: EventContext = { grants: [] },
  ): { sentence: string; notes: string[] } => {
    const { type, person, step, notes } = describeEvent(
      event,
      context,
      ref => nameOf(ref) ?? nameOfEntityRef(ref),
    );
    return {
      sentence: type
        ? t(`events.${type}`, {
            person: event.displayName ?? person ?? t('events.somebody'),
            step: step ? t(`stepName.${step}`) : t('events.aStep'),
          })
        : t('events.unknown'),
      notes: notes.map(noteText),
    };
  };
}
