/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Alert, ButtonLink } from '@backstage/ui';
import { usePageTitles } from '../../hooks';
import { settingsRouteRef } from '../../routes';

/** Says that a team has become another group, with the way to name its leads. */
export function TeamChanged(props: { sentence: string }) {
  const { sentence } = props;
  const titleOf = usePageTitles();
  const toSettings = useRouteRef(settingsRouteRef);
  return (
    <Alert
      role="status"
      status="info"
      icon
      title={sentence}
      customActions={
        toSettings && (
          <ButtonLink variant="secondary" href={toSettings()}>
            {titleOf('settings')}
          </ButtonLink>
        )
      }
    />
  );
}
