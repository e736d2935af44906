/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type {
  Settings,
  TeamSettings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';

type Ways = NonNullable<TeamSettings['otherLeads']>;

/** How people come to lead a team without being named, one sentence each. */
export function OtherLeads(props: { otherLeads: Ways }) {
  const sentences = useSentences()(props.otherLeads);
  return sentences.map(sentence => (
    <Text as="p" key={sentence} variant="body-small" color="secondary">
      {sentence}
    </Text>
  ));
}

/** The leads that app-config sets for every team that is not listed. */
export function EveryTeam(props: {
  everyTeam: NonNullable<Settings['everyTeam']>;
}) {
  const { key, otherLeads } = props.everyTeam;
  const t = useStudioText();
  const sentences = useSentences()(otherLeads);
  return (
    <Text as="p" color="secondary">
      {t('leads.everyTeam', { ways: sentences.join(' '), key })}
    </Text>
  );
}

function useSentences(): (ways: Ways) => string[] {
  const t = useStudioText();
  return ({ patterns, byParent, byManager }) => [
    ...patterns.map(pattern => t('leads.byPattern', { pattern })),
    ...(byParent ? [t('leads.byParent')] : []),
    ...(byManager ? [t('leads.byManager')] : []),
  ];
}
