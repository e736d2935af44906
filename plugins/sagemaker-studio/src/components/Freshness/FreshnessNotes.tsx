/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useFreshnessText } from '../../hooks';

/** For cards: one line for each domain with missing or outdated data. */
export function FreshnessNotes(props: { domains: StudioDomain[] }) {
  const text = useFreshnessText();
  return (
    <>
      {props.domains.map(({ domainId, name, failure, unread }) => {
        if (failure) {
          return (
            <Text
              key={domainId}
              as="p"
              variant="body-small"
              color="warning"
              title={text.details(failure)}
            >
              {text.failed(name, failure)}
            </Text>
          );
        }
        return unread?.length ? (
          <Text key={domainId} as="p" variant="body-small" color="secondary">
            {text.unread(name, unread)}
          </Text>
        ) : null;
      })}
    </>
  );
}
