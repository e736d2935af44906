/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useStudioText } from '../hooks';
import { policiesRouteRef } from '../routes';

/** A link to the page of who decides what. */
export function WhoDecidesLink(props: { domainId?: string }) {
  const { domainId } = props;
  const t = useStudioText();
  const href = useRouteRef(policiesRouteRef)?.();
  return href ? (
    <Link
      href={domainId ? `${href}?domain=${encodeURIComponent(domainId)}` : href}
      variant="body-medium"
    >
      {t('whoDecides.link')}
    </Link>
  ) : null;
}
