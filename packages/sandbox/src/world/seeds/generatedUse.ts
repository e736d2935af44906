/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { assign } from '../assignments';
import { appKey, spaceKey } from '../spaces';
import { World } from '../World';
import { principalIdOf } from './skeleton';
import { Random } from './random';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Share of profiles that own a space. */
const WITH_SPACE = 0.33;
/** Share of spaces that have a running app. */
const WITH_RUNNING_APP = 0.04;
/** Most running apps in one domain. */
const MOST_RUNNING = 200;
const LONGEST_USE_DAYS = 300;
const INSTANCE_TYPES = ['ml.t3.medium', 'ml.m5.large', 'ml.g4dn.xlarge'];

/**
 * Adds traces of use to a domain: private spaces with different modification times, some with a running app, and one or
 * two assigned groups in addition to direct assignments.
 */
export function addUse(
  world: World,
  random: Random,
  domain: {
    domainId: string;
    applicationArn: string;
    profiles: { name: string; createdAt: number }[];
    groups: string[];
    /** When the groups were assigned. */
    assignedAt: number;
  },
): void {
  const { domainId, applicationArn, profiles, groups, assignedAt } = domain;
  let running = 0;
  for (const { name, createdAt: since } of profiles) {
    if (random.next() >= WITH_SPACE) {
      continue;
    }
    const spaceName = `${name.slice(0, 59)}-lab`;
    const createdAt = since + 10 * MINUTE;
    const modifiedAt =
      createdAt + Math.floor(random.next() * LONGEST_USE_DAYS * DAY);
    world.spaces[spaceKey(domainId, spaceName)] = {
      domainId,
      spaceName,
      ownerUserProfileName: name,
      sharingType: 'Private',
      settings: { AppType: 'JupyterLab' },
      tags: {},
      status: 'InService',
      createdAt,
      modifiedAt,
    };
    if (random.next() < WITH_RUNNING_APP && running < MOST_RUNNING) {
      running += 1;
      const app = {
        domainId,
        spaceName,
        appType: 'JupyterLab',
        appName: 'default',
        status: 'InService' as const,
        resourceSpec: { InstanceType: random.pick(INSTANCE_TYPES) },
        createdAt: modifiedAt,
        lastUserActivityAt: modifiedAt + Math.floor(random.next() * DAY),
        tags: {},
      };
      world.apps[appKey(app)] = app;
    }
  }
  // Fewer than three groups are the whole company, which nobody assigns.
  for (const name of random
    .shuffled(groups)
    .slice(0, Math.min(2, Math.floor(groups.length / 3)))) {
    assign(world, assignedAt, {
      applicationArn,
      principalType: 'GROUP',
      principalId: principalIdOf(`group ${name}`),
    });
  }
}
