/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The whole way of people into the catalog: Okta's directory, SCIM, Identity Center, the plugin, the org provider, a real
 * catalog.
 */
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import catalogModuleSagemakerStudio from '@studio-access/backstage-plugin-catalog-backend-module-sagemaker-studio';
import type { Knex } from 'knex';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { startStudioBackend } from './startStudioBackend';
import type { TestSandbox } from './startTestSandbox';

const ORG_TASK = 'IdentityCenterOrgEntityProvider:default:refresh';
const USER_ID = 'aws.amazon.com/identity-center-user-id';
const GROUP_ID = 'aws.amazon.com/identity-center-group-id';

/** Changes people and groups in Okta, and waits until SCIM has brought the change to Identity Center. */
export function oktaDirectory(sandbox: TestSandbox) {
  async function call(
    method: string,
    path: string,
    body?: object,
  ): Promise<JsonObject> {
    const answer = await fetch(`${sandbox.url}/okta/api${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : {};
  }
  return {
    async change(method: string, path: string, body?: object): Promise<void> {
      await call(method, path, body);
      while ((await call('GET', '/push')).pending !== 0) {
        await sleep(20);
      }
    },
  };
}

export async function startWithRealCatalog(options: {
  sandbox: TestSandbox;
  /** Of the plugin. */
  knex: Knex;
  /** Of the catalog. */
  catalogKnex: Knex;
  /** Keys of `sagemakerStudio` over those of the company. */
  studio?: JsonObject;
  /** Other plugins and modules, with their configuration and databases. */
  features?: BackendFeature[];
  data?: JsonObject;
  otherKnex?: Record<string, Knex>;
  /** Keys of `catalog`. */
  catalog?: JsonObject;
}) {
  const { sandbox, knex, catalogKnex } = options;
  const company = sandbox.config.get<JsonObject>('sagemakerStudio');
  const backend = await startStudioBackend({
    sandbox: {
      ...sandbox,
      data: {
        ...sandbox.data,
        ...options.data,
        sagemakerStudio: { ...company, ...options.studio },
        catalog: {
          processingInterval: { seconds: 1 },
          providers: { sagemakerStudio: {} },
          ...options.catalog,
        },
      },
    },
    knex,
    database: createServiceFactory({
      service: coreServices.database,
      deps: { plugin: coreServices.pluginMetadata },
      factory: ({ plugin }) => ({
        getClient: async () =>
          ({ catalog: catalogKnex, ...options.otherKnex }[plugin.getId()] ??
          knex),
      }),
    }),
    catalogFeatures: [catalogPlugin, catalogModuleSagemakerStudio],
    features: options.features,
  });

  async function entities(): Promise<Entity[]> {
    const { body } = await request(backend.server)
      .get('/api/catalog/entities?filter=kind=user,kind=group')
      .set('Authorization', mockCredentials.service.header())
      .expect(200);
    return body;
  }

  async function find(
    annotation: string,
    id: string,
  ): Promise<Entity | undefined> {
    return (await entities()).find(
      ({ metadata }) => metadata.annotations?.[annotation] === id,
    );
  }

  return {
    ...backend,

    /** Syncs, lets the provider run, and waits until the catalog holds as many people and groups as work here. */
    async bringIn(): Promise<void> {
      await backend.sync();
      await backend.trigger(ORG_TASK);
      const { users, groups } = sandbox.admin.world.identityCenter;
      const wanted = [
        ...Object.values(users)
          .filter(({ status }) => status === 'ENABLED')
          .map(({ userId, userName }) => `${userId} ${userName}`),
        ...Object.values(groups).map(
          ({ groupId, displayName }) => `${groupId} ${displayName}`,
        ),
      ].sort();
      const present = async () =>
        (await entities())
          .filter(({ metadata }) =>
            metadata.annotations?.[
              'backstage.io/managed-by-origin-location'
            ]?.startsWith('sagemaker-studio:'),
          )
          .map(
            ({ metadata: { annotations = {} }, spec }) =>
              `${annotations[USER_ID] ?? annotations[GROUP_ID]} ${
                annotations['aws.amazon.com/identity-center-user-name'] ??
                Object(spec?.profile).displayName
              }`,
          )
          .sort();
      await backend.until(
        async () => (await present()).join() === wanted.join(),
        'The catalog does not follow',
      );
    },

    entities,
    userEntity: (userId: string) => find(USER_ID, userId),
    groupEntity: (groupId: string) => find(GROUP_ID, groupId),

    /** Ref of the catalog user of an Identity Center user. */
    async userRef(userId: string): Promise<string | undefined> {
      const entity = await find(USER_ID, userId);
      return entity && stringifyEntityRef(entity);
    },

    async groupRef(groupId: string): Promise<string | undefined> {
      const entity = await find(GROUP_ID, groupId);
      return entity && stringifyEntityRef(entity);
    },
  };
}

/** Has entities in the catalog that come from somewhere else than the org provider. */
export function registering(entities: Entity[]): BackendFeature {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'attacker',
    register(reg) {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'attacker',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: 'attacker',
                })),
              }),
          });
        },
      });
    },
  });
}
