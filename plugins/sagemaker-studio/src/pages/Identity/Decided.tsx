/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Alert, ButtonLink } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { usePageTitles } from '../../hooks';
import { settingsRouteRef } from '../../routes';

/** What was decided, in a sentence. */
export type Outcome = {
  sentence: string;
  /** Whether the rest is done on the page of the settings. */
  leadsToSettings?: boolean;
};

/** Says what was decided, and takes the focus of the buttons that are gone. */
export function Decided(props: { outcome: Outcome }) {
  const { outcome } = props;
  const titleOf = usePageTitles();
  const toSettings = useRouteRef(settingsRouteRef);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [outcome]);
  return (
    <div ref={place} tabIndex={-1}>
      <Alert
        role="status"
        status={outcome.leadsToSettings ? 'info' : 'success'}
        icon
        title={outcome.sentence}
        customActions={
          outcome.leadsToSettings &&
          toSettings && (
            <ButtonLink variant="secondary" href={toSettings()}>
              {titleOf('settings')}
            </ButtonLink>
          )
        }
      />
    </div>
  );
}
