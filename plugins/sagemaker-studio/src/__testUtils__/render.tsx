/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { act, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { domainsRouteRef, myAccessRouteRef, requestsRouteRef } from '../routes';
import studioPlugin, { sagemakerStudioApiRef } from '..';
import type { studioApi } from './studioApi';

type Options = {
  api: ReturnType<typeof studioApi>;
  viewer?: string;
  /** Why the viewer is unknown. */
  viewerError?: Error;
  /** The name of a permission that is denied. */
  denied?: string;
  /** Entities of the catalog, besides a team and its lead. */
  entities?: Entity[];
  /** Whether the permission framework is enabled. It allows everything but `denied`. */
  checksPermissions?: boolean;
};

const ENTITY_PATH = '/catalog/:namespace/:kind/:name';

export const FORECASTING: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'forecasting', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

export const MIRA: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'mira.santos', namespace: 'default' },
  spec: { memberOf: ['forecasting'] },
};

function apis(options: Options) {
  const { api, viewer = 'user:default/mira.santos', viewerError } = options;
  const { denied } = options;
  return [
    [sagemakerStudioApiRef, api] as const,
    [
      catalogApiRef,
      catalogApiMock({
        entities: [FORECASTING, MIRA, ...(options.entities ?? [])],
      }),
    ] as const,
    viewerError
      ? mockApis.identity.mock({
          getBackstageIdentity: jest.fn().mockRejectedValue(viewerError),
        })
      : mockApis.identity({ userEntityRef: viewer }),
    mockApis.permission({
      authorize: ({ permission }) =>
        permission.name === denied
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }),
  ] as const;
}

function configOf({ checksPermissions = false }: Options) {
  return {
    app: { baseUrl: 'http://localhost:3000' },
    permission: { enabled: checksPermissions },
  };
}

/** Renders the plugin at a path, as after a reload. */
export function renderPage(path: string, options: Options) {
  return renderTestApp({
    features: [studioPlugin],
    initialRouteEntries: [path],
    config: configOf(options),
    mountedRoutes: { [ENTITY_PATH]: entityRouteRef },
    apis: apis(options),
  });
}

/** Renders cards or tabs on the page of a catalog entity. */
export function renderOnEntity(
  extension: ExtensionDefinition | ExtensionDefinition[],
  entity: Entity,
  options: Options,
) {
  return renderTestApp({
    config: configOf(options),
    extensions: [createTestEntityPage({ entity }), ...[extension].flat()],
    mountedRoutes: {
      [ENTITY_PATH]: entityRouteRef,
      '/sagemaker-studio/requests': requestsRouteRef,
    },
    apis: apis(options),
  });
}

/** Renders an element outside the plugin's pages. */
export function renderElsewhere(element: ReactElement, options: Options) {
  return renderInTestApp(element, {
    apis: [...apis(options)],
    mountedRoutes: {
      '/sagemaker-studio/my-access': myAccessRouteRef,
      '/sagemaker-studio/requests': requestsRouteRef,
      '/sagemaker-studio/domains': domainsRouteRef,
      [ENTITY_PATH]: entityRouteRef,
    },
  });
}

/** Reloads the data of the page, as when the network is back. */
export async function loadAgain(): Promise<void> {
  await act(async () => {
    window.dispatchEvent(new Event('online'));
  });
}

/** Presses a button that is disabled until the plan has loaded. */
export async function pressOnceEnabled(button: HTMLElement): Promise<void> {
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
}

/** Lets time pass in which something must not happen. */
export async function letPass(ms: number): Promise<void> {
  await act(async () => {
    await new Promise(resolve => {
      setTimeout(resolve, ms);
    });
  });
}

/** The item at an index; throws if there is none. */
export function itemAt<T>(items: T[], index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new Error(`There are only ${items.length} items`);
  }
  return item;
}
