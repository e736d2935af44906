/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { PluginHeader } from '@backstage/ui';
import { RiFlaskLine } from '@remixicon/react';
import { studioEventsReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  createRoutesFromElements,
  Navigate,
  useResolvedPath,
  useRoutes,
} from 'react-router-dom';
import { useDenied, usePageTitles } from '../hooks';
import { sagemakerStudioRoutes } from './subPages';

const TABS = [
  { id: 'my-access', title: 'myAccess' },
  { id: 'requests', title: 'requests' },
  { id: 'domains', title: 'domains' },
  { id: 'events', title: 'events' },
  { id: 'settings', title: 'settings' },
] as const;

const ROUTES = [
  { index: true, element: <Navigate to={TABS[0].id} replace /> },
  // The routes for the app have no splat; here the rest of the path is left to the sub-page.
  ...createRoutesFromElements(sagemakerStudioRoutes).map(
    ({ path, element }) => ({ path: `${path}/*`, element }),
  ),
];

/** Renders the plugin header, which the new system renders itself. */
export function StudioPage() {
  const titleOf = usePageTitles();
  const root = useResolvedPath('.').pathname;
  const page = useRoutes(ROUTES);
  const denied = useDenied(studioEventsReadPermission);
  return (
    <>
      <PluginHeader
        title={titleOf('title')}
        icon={<RiFlaskLine />}
        tabs={TABS.filter(({ id }) => !(denied && id === 'events')).map(
          ({ id, title }) => ({
            id,
            label: titleOf(title),
            href: `${root}/${id}`,
            matchStrategy: 'prefix',
          }),
        )}
      />
      {page}
    </>
  );
}
