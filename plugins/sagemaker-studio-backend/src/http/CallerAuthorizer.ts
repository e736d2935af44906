/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
  type Permission,
  type PermissionCriteria,
  type PermissionCondition,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  studioAccessReadPermission,
  studioGrantReadPermission,
  studioGrantRevokePermission,
  studioRequestReadPermission,
  type RequestSource,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  Criteria,
  GrantVisibility,
  RequestVisibility,
  Visibility,
} from '../model/visibility';
import { holdsOneOf } from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import { firstOf } from '../util/firstOf';
import type { CallerResolver } from './CallerResolver';
import { isPerson, type Viewer } from '../model/caller';
import type { ConditionTransformers } from './permissions';
import { notAllowedError } from '../util/errors';
import { say } from '../util/say';

/** A request of any route; the typed routes narrow it in ways that do not matter here. */
type IncomingRequest = Parameters<HttpAuthService['credentials']>[0];

const SOURCES: readonly string[] = [
  'page',
  'template',
  'api',
  'agent',
] satisfies RequestSource[];

/** Authenticates and authorizes the caller. Every route calls it first. */
export class CallerAuthorizer {
  readonly #options: CallerOptions;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /**
   * The signed-in person, or the one on whose behalf a plugin calls.
   *
   * @param options - `isOfRecords`: whether records are read
   * @throws AuthenticationError, NotAllowedError
   */
  async user(
    req: IncomingRequest,
    permission: BasicPermission,
    options: { isOfRecords?: boolean } = {},
  ): Promise<Viewer> {
    const credentials = await this.#credentials(req);
    await this.#authorize(credentials, permission);
    return this.#viewer(req, credentials, options.isOfRecords);
  }

  /**
   * The signed-in person in good standing, for what nothing but a permission allows, reads included. While the portal checks no permissions,
   * everything is allowed to everybody; then only the platform team that the configuration names may.
   *
   * @throws AuthenticationError, NotAllowedError
   */
  async officer(
    req: IncomingRequest,
    permission: BasicPermission,
  ): Promise<Viewer> {
    const viewer = await this.user(req, permission, { isOfRecords: true });
    if (!this.#options.arePermissionsChecked && !this.#isOfPlatform(viewer)) {
      throw notAllowedError(this.#platformAlone());
    }
    return viewer;
  }

  /**
   * Why the signed-in person may not do what a permission for a resource allows, where the portal checks none.
   *
   * @param hasStanding - whether they have to do with the resource
   */
  async refusalWithoutPermissions(
    viewer: Viewer,
    hasStanding: () => Promise<boolean>,
  ): Promise<Message | undefined> {
    return this.#options.arePermissionsChecked ||
      this.#isOfPlatform(viewer) ||
      (await hasStanding())
      ? undefined
      : this.#platformAlone();
  }

  /**
   * The signed-in person, if they have the permission for the resource.
   *
   * @param resource - `find` throws when the resource does not exist, before the permission is checked; `refusal`: a
   *   nearer reason than the missing permission
   * @throws AuthenticationError, NotAllowedError, and what `find` throws
   */
  async userWith(
    req: IncomingRequest,
    permission: ResourcePermission,
    resource: {
      ref: string;
      find: () => Promise<unknown>;
      refusal?: (viewer: Viewer) => Promise<Message | undefined>;
    },
  ): Promise<Viewer> {
    const credentials = await this.#credentials(req);
    await resource.find();
    if (resource.refusal) {
      const viewer = await this.#viewer(req, credentials, true);
      const refusal = await resource.refusal(viewer);
      if (refusal !== undefined) {
        throw notAllowedError(refusal);
      }
    }
    await this.#authorize(credentials, permission, resource.ref);
    return this.#viewer(req, credentials, true);
  }

  /**
   * The signed-in person, whatever they may.
   *
   * @throws AuthenticationError
   */
  async signedIn(req: IncomingRequest): Promise<Viewer> {
    return this.#viewer(req, await this.#credentials(req));
  }

  /**
   * Whether the signed-in person may, where more than one thing gives a right.
   *
   * @throws AuthenticationError
   */
  async may(
    req: IncomingRequest,
    permission: BasicPermission,
  ): Promise<boolean> {
    const credentials = await this.#credentials(req);
    const decision = firstOf(
      await this.#options.permissions.authorize([{ permission }], {
        credentials,
      }),
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  /**
   * Whether the signed-in person may take away the access of all these grants at once. While the portal checks no
   * permissions, everything is allowed to everybody; that gives nobody a standing. Nor does it give one to agents, since
   * nobody decides after them.
   *
   * @throws AuthenticationError
   */
  async mayRevoke(
    req: IncomingRequest,
    grantIds: readonly string[],
  ): Promise<boolean> {
    if (
      !this.#options.arePermissionsChecked ||
      grantIds.length === 0 ||
      !isPerson(await this.signedIn(req))
    ) {
      return false;
    }
    const decisions = await this.#options.permissions.authorize(
      grantIds.map(resourceRef => ({
        permission: studioGrantRevokePermission,
        resourceRef,
      })),
      { credentials: await this.#credentials(req) },
    );
    return decisions.every(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /**
   * Whether a permission gives the signed-in person a standing. While the portal checks no permissions, everything is
   * allowed to everybody; then only the platform team that the configuration names has one.
   *
   * @throws AuthenticationError
   */
  async hasStandingBy(
    req: IncomingRequest,
    permission: BasicPermission,
  ): Promise<boolean> {
    return this.#options.arePermissionsChecked
      ? this.may(req, permission)
      : this.#isOfPlatform(await this.signedIn(req));
  }

  /**
   * Whether the signed-in person may decide what a permission is for, so that no page offers what is refused. Agents decide
   * nothing.
   *
   * @throws AuthenticationError
   */
  async mayDecideBy(
    req: IncomingRequest,
    permission: BasicPermission,
  ): Promise<boolean> {
    const viewer = await this.signedIn(req);
    return (
      isPerson(viewer) &&
      viewer.refusal === undefined &&
      (await this.hasStandingBy(req, permission))
    );
  }

  /** Which requests the caller may see. */
  async visibleRequests(req: IncomingRequest): Promise<RequestVisibility> {
    return this.#visible(
      req,
      studioRequestReadPermission,
      this.#options.transformers.requests,
    );
  }

  /** The same on pages that people see who may not read records: none then. */
  async visibleRequestsIfAny(req: IncomingRequest): Promise<RequestVisibility> {
    const { refusal } = await this.signedIn(req);
    return refusal === undefined ? this.visibleRequests(req) : 'none';
  }

  /** Which grants the caller may see. */
  async visibleGrants(req: IncomingRequest): Promise<GrantVisibility> {
    return this.#visible(
      req,
      studioGrantReadPermission,
      this.#options.transformers.grants,
    );
  }

  /**
   * A person or a plugin on its own.
   *
   * @param options - `isOfRecords`: whether records are read
   * @returns who that is, and which services call on the person's behalf
   * @throws AuthenticationError, NotAllowedError
   */
  async anyone(
    req: IncomingRequest,
    permission: BasicPermission,
    options: { isOfRecords?: boolean } = {},
  ): Promise<{ actor: string; userId?: string; through: string[] }> {
    const credentials = await this.#options.httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await this.#authorize(credentials, permission);
    const { principal } = credentials;
    if (principal.type === 'service') {
      return { actor: principal.subject, through: [] };
    }
    const { origin } = await this.#viewer(
      req,
      await this.#credentials(req),
      options.isOfRecords,
    );
    const { actor, userId, through } = origin;
    return { actor, userId, through };
  }

  /**
   * Lets callers read records who have the permission, and people who pass `checkStanding` instead.
   *
   * @param checkStanding - throws unless the person may
   * @throws AuthenticationError, NotAllowedError
   */
  async reader(
    req: IncomingRequest,
    permission: BasicPermission,
    checkStanding: (viewer: Viewer) => void,
  ): Promise<void> {
    const credentials = await this.#options.httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    if (
      credentials.principal.type === 'service' ||
      (await this.may(req, permission))
    ) {
      await this.anyone(req, permission, { isOfRecords: true });
      return;
    }
    checkStanding(await this.#viewer(req, await this.#credentials(req), true));
  }

  /**
   * A plugin on its own.
   *
   * @param permission - what its token has to allow, if that is limited to some permissions
   * @throws AuthenticationError, NotAllowedError
   */
  async service(req: IncomingRequest, permission: Permission): Promise<void> {
    const credentials = await this.#options.httpAuth.credentials(req, {
      allow: ['service'],
    });
    await this.#authorize(credentials, permission);
  }

  /** Whether the caller may look up what people, teams and domains are called. */
  async mayReadNames(req: IncomingRequest): Promise<boolean> {
    const { httpAuth, viewers } = this.#options;
    const { principal } = await httpAuth.credentials(req, {
      allow: ['user', 'service', 'none'],
    });
    if (principal.type !== 'user') {
      return principal.type === 'service';
    }
    const { refusal } = await viewers.get(await this.#credentials(req), {
      mayBeCached: true,
    });
    return (
      refusal === undefined && (await this.may(req, studioAccessReadPermission))
    );
  }

  #isOfPlatform(viewer: Viewer): boolean {
    return (
      viewer.refusal === undefined &&
      holdsOneOf(viewer.refs, this.#options.config.platformTeams)
    );
  }

  #platformAlone(): Message {
    const { platformTeams } = this.#options.config;
    return say('refused.platform-alone', {
      teams: platformTeams.length ? platformTeams : say('nobody-so-far'),
    });
  }

  #credentials(req: IncomingRequest) {
    return this.#options.httpAuth.credentials(req, { allow: ['user'] });
  }

  /** @param isOfRecords - whether requests, grants, operations or events are read, which takes a caller in good standing */
  async #viewer(
    req: IncomingRequest,
    credentials: Parameters<CallerResolver['get']>[0],
    isOfRecords = false,
  ): Promise<Viewer> {
    const isChecked = isOfRecords || req.method !== 'GET';
    const viewer = await this.#options.viewers.get(credentials, {
      claimedSource: toSource(req.header('Studio-Access-Source')),
      mayBeCached: !isChecked,
    });
    if (isChecked && viewer.refusal) {
      throw notAllowedError(viewer.refusal);
    }
    return viewer;
  }

  async #visible<TFilter>(
    req: IncomingRequest,
    permission: ResourcePermission,
    transform: (
      conditions: PermissionCriteria<PermissionCondition>,
    ) => Promise<Criteria<TFilter>>,
  ): Promise<Visibility<TFilter>> {
    const credentials = await this.#credentials(req);
    await this.#viewer(req, credentials, true);
    const decision = firstOf(
      await this.#options.permissions.authorizeConditional([{ permission }], {
        credentials,
      }),
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return await transform(decision.conditions);
      default:
        return 'none';
    }
  }

  async #authorize(
    credentials: BackstageCredentials,
    permission: Permission,
    resourceRef?: string,
  ): Promise<void> {
    const decision = firstOf(
      await this.#options.permissions.authorize(
        [
          resourceRef === undefined
            ? { permission: permission as BasicPermission }
            : { permission: permission as ResourcePermission, resourceRef },
        ],
        { credentials },
      ),
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw notAllowedError(
        say(
          resourceRef === undefined
            ? 'refused.permission'
            : 'refused.permission-for-this',
          { permission: permission.name },
        ),
      );
    }
  }
}

type CallerOptions = {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  transformers: ConditionTransformers;
  viewers: CallerResolver;
  /** Whether the portal has a permission policy, or everything is allowed to everybody. */
  arePermissionsChecked: boolean;
  /** With the platform team, for a portal that checks no permissions. */
  config: Pick<StudioConfig, 'platformTeams'>;
};

function toSource(text: string | undefined): RequestSource | undefined {
  return text !== undefined && SOURCES.includes(text)
    ? (text as RequestSource)
    : undefined;
}
