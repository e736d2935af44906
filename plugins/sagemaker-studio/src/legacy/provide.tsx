/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { compatWrapper } from '@backstage/core-compat-api';
import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import type { RouteRef } from '@backstage/core-plugin-api';
import type { ComponentType } from 'react';
import { sagemakerStudioPlugin } from './plugin';

type Part = {
  name: string;
  load: () => Promise<ComponentType>;
};

/** Wraps a component written for the new system, so that it works in the old one. */
async function adapted(load: Part['load']) {
  const Component = await load();
  return () => compatWrapper(<Component />);
}

/** An extension with a path of its own. */
export function provideRoutable(part: Part & { mountPoint: RouteRef }) {
  const { name, load, mountPoint } = part;
  return sagemakerStudioPlugin.provide(
    createRoutableExtension({
      name,
      component: () => adapted(load),
      mountPoint,
    }),
  );
}

export function provideCard(part: Part) {
  const { name, load } = part;
  return sagemakerStudioPlugin.provide(
    createComponentExtension({
      name,
      component: { lazy: () => adapted(load) },
    }),
  );
}
