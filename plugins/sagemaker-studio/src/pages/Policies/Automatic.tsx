/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { PolicyView } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useStudioText, useTime } from '../../hooks';
import { conditionParts, roleName } from '../../view';
import styles from './Policies.module.css';

type Condition = PolicyView['automatic'][number];

/** When a policy approves at once. One condition that holds is enough. */
export function Automatic(props: { conditions: Condition[] }) {
  const t = useStudioText();
  return props.conditions.length === 0 ? (
    <Text as="span">{t('policies.never')}</Text>
  ) : (
    <ul className={styles.list} aria-label={t('policies.automatic')}>
      {props.conditions.map((condition, index) => (
        <li key={index}>
          {conditionParts(condition).map(part => (
            <Text as="p" key={part}>
              <Part part={part} condition={condition} />
            </Text>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Part(props: { part: keyof Condition; condition: Condition }) {
  const { part, condition } = props;
  const t = useStudioText();
  const time = useTime();
  switch (part) {
    case 'leadOnboardsOwnTeam':
      return <>{t('policies.condition.leadOnboardsOwnTeam')}</>;
    case 'kinds':
      return (
        <>
          {t('policies.condition.kinds', {
            kinds: time.list(
              (condition.kinds ?? []).map(kind => t(`asked.kind.${kind}`)),
            ),
          })}
        </>
      );
    case 'requesterIn':
      return (
        <>
          {t('policies.condition.requesterIn')}{' '}
          {(condition.requesterIn ?? []).map((ref, index) => (
            <span key={ref}>
              {index > 0 && ', '}
              <Name entityRef={ref} />
            </span>
          ))}
        </>
      );
    case 'roleIn':
      return (
        <>
          {t('policies.condition.roleIn', {
            roles: time.list((condition.roleIn ?? []).map(roleName)),
          })}
        </>
      );
    case 'durationAtMost':
    case 'extensionOfUsedWithin':
      return (
        <>
          {t(`policies.condition.${part}`, {
            duration: time.duration(condition[part] ?? ''),
          })}
        </>
      );
    default:
      return null;
  }
}

function Name(props: { entityRef: string }) {
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  return <>{primaryTitle}</>;
}
