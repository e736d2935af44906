/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Access to SageMaker Studio domains that sign in through IAM Identity Center. The credentials come from the `aws`
   * block of `@backstage/integration-aws-node`.
   */
  sagemakerStudio?: {
    aws?: {
      /**
       * Overrides the endpoint of every AWS client of the plugin, for a stand-in or a proxy.
       *
       * @visibility backend
       */
      endpoint?: string;
    };
    /** The organization instance of IAM Identity Center. */
    identityCenter: {
      /**
       * The account through which Identity Center is called: the management account or a delegated administrator;
       * 12 digits, in quotes.
       *
       * @visibility backend
       */
      accountId: string;
      /**
       * The Region of the instance.
       *
       * @visibility backend
       */
      region: string;
      /**
       * The ARN of the instance. Default: the one that ListInstances shows.
       *
       * @visibility backend
       */
      instanceArn?: string;
      /**
       * The id of the identity store. Default: that of the instance.
       *
       * @visibility backend
       */
      identityStoreId?: string;
      /**
       * The address of the AWS access portal. Default: `https://<identityStoreId>.awsapps.com/start`.
       *
       * @visibility backend
       */
      accessPortalUrl?: string;
      /**
       * The address of the identity provider's dashboard, shown as one of the ways into Studio. Default: none.
       *
       * @visibility backend
       */
      identityProviderUrl?: string;
    };
    /**
     * Where Studio domains are looked for, by listing them. May be left out if each of the `domains` says where it is.
     */
    accounts?: Array<{
      /**
       * 12 digits, in quotes.
       *
       * @visibility backend
       */
      accountId: string;
      /**
       * The Regions of the account that are looked at.
       *
       * @visibility backend
       */
      regions: string[];
    }>;
    /**
     * By domain id. What is named here cannot be changed in the portal. A domain that is not named here has the portal's own
     * settings, or is in mode `observe`.
     */
    domains?: {
      [domainId: string]: {
        /**
         * `observe` reports only; `manage` also carries out approved requests.
         *
         * @visibility backend
         */
        mode: 'observe' | 'manage';
        /**
         * The account of the domain, with `region`: it is then described by its id, also where `accounts` does not name
         * the account and Region. 12 digits, in quotes.
         *
         * @visibility backend
         */
        accountId?: string;
        /**
         * The Region of the domain, with `accountId`.
         *
         * @visibility backend
         */
        region?: string;
        /**
         * The execution roles that requests may name besides the domain's default: ARNs, or objects that also say what
         * people call the role and what it is for.
         *
         * @visibility backend
         */
        executionRoles?: Array<
          | string
          | {
              /**
               * The ARN.
               *
               * @visibility backend
               */
              role: string;
              /** 64 characters at most. */
              name?: string;
              /** What the role is for; 200 characters at most. */
              purpose?: string;
            }
        >;
        /** How long access to the domain lasts, under every policy. */
        duration?: {
          /**
           * Offered first, instead of the default of the policies. Access always ends then.
           *
           * @visibility backend
           */
          default?: string | HumanDuration;
          /**
           * The longest; a policy may allow less.
           *
           * @visibility backend
           */
          max?: string | HumanDuration;
        };
        /** Whom to ask about the domain, in words; 255 characters at most. */
        contact?: string;
        /**
         * Owners of the domain, for policies whose approvers are `domain-owners`: refs of users, or of groups whose
         * members are owners. Default: `catalog.providers.sagemakerStudio.owner`, which is in the catalog as the owner
         * of the domain; an empty list is nobody.
         *
         * @visibility backend
         */
        owners?: string[];
      };
    };
    /** The leads of teams; never derived from what anybody may register. A team that is not named here has the portal's own settings. */
    teams?: Array<{
      /**
       * Ref of a catalog group, `group:default/forecasting`; or `*` for every team that neither another entry nor the portal's settings name.
       *
       * @visibility backend
       */
      team: string;
      /**
       * Refs of users, or of groups whose members lead. Also `{team}-leads`, or another name with `{team}` in it: the members of the
       * Identity Center group of that name, with the name of the team's own group in place of `{team}`. `parent-leads`: the leads of the parent
       * team. `manager`: for a request about members with one manager, the manager whom Identity Center holds for them. For `*` only these
       * three.
       *
       * @visibility backend
       */
      leads: string[];
    }>;
    /**
     * Rules that keep the access of teams in step with their members. The portal shows a rule that stands here read-only; others are
     * set on the page of a team.
     */
    teamRules?: Array<{
      /**
       * Ref of a catalog group, `group:default/forecasting`.
       *
       * @visibility backend
       */
      team: string;
      /**
       * Domain id, `d-abc123def456`.
       *
       * @visibility backend
       */
      domain: string;
      /**
       * ARN of an execution role of the domain. Default: that of the domain.
       *
       * @visibility backend
       */
      executionRole?: string;
      /**
       * How long the access of a joiner lasts, ISO 8601 (`P90D`) or an object (`{ days: 90 }`). Default: that of the policies.
       *
       * @visibility backend
       */
      duration?: string | HumanDuration;
      /**
       * Whether the access of a joiner lasts until it is revoked, instead of a duration. Default: `false`.
       *
       * @visibility backend
       */
      noEnd?: boolean;
      /**
       * Whoever joins the team: `off`, `propose` a request, or `automatic`, where the policies want no decision.
       *
       * @visibility backend
       */
      joiners: 'off' | 'propose' | 'automatic';
      /**
       * Whoever leaves the team: `off`, `propose` a revocation, or `automatic` after `leavers.grace`.
       *
       * @visibility backend
       */
      leavers: 'off' | 'propose' | 'automatic';
      /**
       * What the team needs the access for, in each request.
       *
       * @visibility backend
       */
      justification: string;
    }>;
    /**
     * Rules for requests and their approval. A policy matches by team, domain and execution role, and every matching
     * policy counts: all of them must allow the request, the shortest duration limit applies, and the request is
     * approved automatically only if all of them approve it. Otherwise the first one that requires a decision names the
     * approvers. A policy that an earlier one covers completely is refused.
     */
    policies?: Array<{
      /**
       * Lower case letters, digits and dashes; unique.
       *
       * @visibility backend
       */
      name: string;
      /**
       * Refs of catalog groups, or `*`.
       *
       * @visibility backend
       */
      teams: string[];
      /**
       * Domain ids, `*`, `created` for those that were created in the portal, or `portal` for all whose settings the portal holds.
       *
       * @visibility backend
       */
      domains: string[];
      /**
       * ARNs of the execution roles that the policy is about. Default: every role of the domain.
       *
       * @visibility backend
       */
      executionRoles?: string[];
      /**
       * Allowed requesters: anyone, or members of the team only.
       *
       * @visibility backend
       */
      requesters: 'anyone' | 'members';
      /**
       * Which requesters may ask for other people: `leads` (leads of the team and owners of the domain) or `anyone`.
       * Default: leads.
       *
       * @visibility backend
       */
      onBehalfOf?: 'leads' | 'anyone';
      /**
       * How people are assigned: `user`: directly; `group`: through the assignment of an Identity Center group that the
       * request names; `either`: as the request says. A group assignment lets in all members of the group, so a request
       * is never approved automatically while the group has members outside the request. Default: user.
       *
       * @visibility backend
       */
      assignment?: 'user' | 'group' | 'either';
      /**
       * Approvers; short for one stage with a quorum of 1. `team-leads`; `domain-owners`; `parent-group`: direct
       * members of the team's parent group; `manager`: the users in the annotation
       * `aws.amazon.com/identity-center-manager` of the beneficiaries; or refs of users and groups. Nobody decides a
       * request that they filed or that is for them.
       *
       * @visibility backend
       */
      approvers?: string[];
      /** The stages of the decision, one after the other. An approval counts in one stage only. */
      stages?: Array<{
        /**
         * Lower case letters, digits and dashes; unique in the policy.
         *
         * @visibility backend
         */
        name: string;
        /**
         * As the policy's `approvers`.
         *
         * @visibility backend
         */
        approvers: string[];
        /**
         * How many different people have to approve; one rejection ends the request. Default: 1.
         *
         * @visibility backend
         */
        quorum?: number;
      }>;
      /**
       * The policy approves by itself if one entry holds: `lead-onboards-own-team` alone, or an object whose conditions
       * all have to hold. Default: never.
       *
       * @visibility backend
       */
      automatic?: Array<
        | 'lead-onboards-own-team'
        | {
            /** A lead asks for members of the team, and nobody else. */
            'lead-onboards-own-team'?: true;
            /** Refs of users, or of groups whose members ask. */
            'requester-in'?: string[];
            /** Access ends after at most this duration; never holds for access without an end. */
            'duration-at-most'?: HumanDuration | string;
            /** An extension of access that all beneficiaries have used within `usedWithin`. */
            'extension-of-used-access'?: { usedWithin: HumanDuration | string };
            /** ARNs of execution roles. */
            'role-in'?: string[];
            kinds?: Array<
              'grant' | 'onboard-team' | 'extend' | 'change-role' | 'revoke'
            >;
          }
      >;
      /** How long access lasts. */
      duration?: {
        /**
         * For requests without a duration, an ISO 8601 duration or an object such as `{ days: 90 }`.
         *
         * @visibility backend
         */
        default?: HumanDuration | string;
        /**
         * The longest that may be asked for, also for each extension.
         *
         * @visibility backend
         */
        max?: HumanDuration | string;
        /**
         * Whether access may be given until it is revoked. Default: true, unless there is a default or a longest
         * duration.
         *
         * @visibility backend
         */
        untilRevoked?: boolean;
      };
      /**
       * How long a request waits for its decision before it expires. Default: 7 days.
       *
       * @visibility backend
       */
      requestExpiry?: HumanDuration | string;
      /**
       * How long after a request was filed its approvers are reminded, ascending. Default: never.
       *
       * @visibility backend
       */
      reminders?: Array<HumanDuration | string>;
      /**
       * How many visible characters the justification of a request needs. Default: 10.
       *
       * @visibility backend
       */
      minJustificationLength?: number;
      /**
       * Refs of users and groups who are added when too few of a stage's approvers can decide, because they are
       * unknown, disabled, the requester or beneficiaries. Default: none.
       *
       * @visibility backend
       */
      fallbackApprovers?: string[];
    }>;
    /** Domains that the portal creates. */
    domainCreation?: {
      /**
       * Who decides about a new domain, besides the permission `sagemaker-studio.domain.create` to ask for one. Default:
       * nobody; it is created at once.
       */
      approval?: {
        /**
         * As a policy's `approvers`: short for one stage.
         *
         * @visibility backend
         */
        approvers?: string[];
        /** As a policy's `stages`. */
        stages?: Array<{
          /** @visibility backend */
          name: string;
          /** @visibility backend */
          approvers: string[];
          /** @visibility backend */
          quorum?: number;
        }>;
        /**
         * How long a request waits for its decision before it expires. Default: 7 days.
         *
         * @visibility backend
         */
        requestExpiry?: HumanDuration | string;
        /**
         * How long after a request was filed its approvers are reminded, ascending. Default: never.
         *
         * @visibility backend
         */
        reminders?: Array<HumanDuration | string>;
        /**
         * How many visible characters the justification of a request needs. Default: 10.
         *
         * @visibility backend
         */
        minJustificationLength?: number;
        /**
         * Refs of users and groups who are added when too few of a stage's approvers can decide. Default: none.
         *
         * @visibility backend
         */
        fallbackApprovers?: string[];
      };
      /**
       * Lets the portal create execution roles, below the path `/studio-access/`. Default: it creates none. The AWS
       * permissions are in docs/iam/create-domain.json.
       */
      executionRoles?: {
        /**
         * Name of the managed policy in the account of the domain that limits what a created role may do.
         *
         * @visibility backend
         */
        permissionsBoundary: string;
        /**
         * ARNs of the managed policies that a created role gets. Default: AmazonSageMakerFullAccess alone.
         *
         * @visibility backend
         */
        policies?: string[];
      };
    };
    /** Revocation with deletion of the person's data. */
    offboarding?: {
      /**
       * Between the start of an offboarding and the first deletion, an ISO 8601 duration or an object such as
       * `{ days: 7 }`; until then it can be taken back. Default: 7 days.
       *
       * @visibility backend
       */
      coolingOff?: HumanDuration | string;
    };
    /**
     * When people are notified before their access ends: ISO 8601 durations before the end. Default: P7D and P1D.
     *
     * @visibility backend
     */
    expiryNotices?: string[];
    /** Requests that people file. */
    requests?: {
      /**
       * How many requests a person may file within an hour; revocations do not count. A request may be for many people.
       * Default: 200.
       *
       * @visibility backend
       */
      maxPerHour?: number;
    };
    /** Handling of people who leave the company. */
    leavers?: {
      /**
       * Between the suspension of somebody who seems to have left and the removal of their access, an ISO 8601 duration
       * or an object such as `{ days: 3 }`. Default: 3 days.
       *
       * @visibility backend
       */
      grace?: HumanDuration | string;
      /**
       * When more people than this seem to have left at once, nobody is suspended until a person accepts it. Default: 10.
       *
       * @visibility backend
       */
      maxAtOnce?: number;
      /**
       * Likewise as a share of all who have access, 0 to 1; two people may always leave. Default: 0.2. Both limits also
       * hold for requests in review whose people, requester or domain seem to be gone: above them none is invalidated
       * until a person accepts it.
       *
       * @visibility backend
       */
      maxShare?: number;
      /**
       * Refs of users, or of groups whose members are notified when more people seem to have left, or more requests
       * have become invalid, than is allowed at once. Default: the owners of the domains concerned.
       *
       * @visibility backend
       */
      notify?: string[];
    };
    /**
     * Whether people are notified through Backstage's notifications plugin. Default: true; without the plugin nobody is.
     *
     * @visibility backend
     */
    notifications?: boolean;
    /**
     * In which language people are notified: English or German. Backstage stores one text of a notification and does not
     * know in which language its reader uses the portal. Default: en.
     *
     * @visibility backend
     */
    notificationLanguage?: 'en' | 'de';
    /** Signs the events of the audit log, so that whoever can write to the database cannot make them anew. */
    events?: {
      /** What signs new events. Default: they are not signed. */
      signingKey?: {
        /**
         * A name for the key, which events carry.
         *
         * @visibility backend
         */
        id: string;
        /**
         * A random text of 32 characters or more, kept outside the database.
         *
         * @visibility secret
         */
        secret: string;
      };
      /** Keys that signed events before; they still verify them. */
      formerSigningKeys?: Array<{
        /**
         * The name that events carry.
         *
         * @visibility backend
         */
        id: string;
        /**
         * The same text as then.
         *
         * @visibility secret
         */
        secret: string;
      }>;
      /**
       * The number of the event from which on all have to be signed. Default: the event that says that signing has
       * begun.
       *
       * @visibility backend
       */
      signedFrom?: number;
    };
    outbox?: {
      /**
       * How long a row of the outbox is kept once it was sent, an ISO 8601 duration or an object such as `{ days: 7 }`.
       * Default: 7 days.
       *
       * @visibility backend
       */
      keep?: HumanDuration | string;
    };
    /**
     * Access without activity for this long is shown as unused, an ISO 8601 duration or an object such as `{ days: 60
     * }`. Default: 60 days.
     *
     * @visibility backend
     */
    unusedAfter?: HumanDuration | string;
    history?: {
      /**
       * How long the daily counts of access are kept, an ISO 8601 duration or an object such as `{ days: 400 }`.
       * Default: 400 days.
       *
       * @visibility backend
       */
      keep?: HumanDuration | string;
    };
    /**
     * How the Identity Center users of catalog users are found, from the surest to the weakest: `annotation`,
     * `external-id`, `user-name` (the entity's name or email), `email`, or the name of a way that a module adds. Where
     * several users fit, nobody is chosen. Default: annotation, external-id, those of modules, user-name, email.
     *
     * @visibility backend
     */
    identityMapping?: string[];
    /** Trusted sources of people and teams; see https://github.com/studio-access/backstage-plugin-sagemaker-studio/blob/main/docs/security.md. */
    identity?: {
      /**
       * Beginnings of the annotation `backstage.io/managed-by-origin-location`, each with its scheme: `msgraph:`,
       * `ldap:`, `url:https://gitlab.example/org/`. Users and groups of other origins have no standing: they cannot be
       * a lead, owner, approver or member, and nobody can act as them. Entities of this product's own catalog provider
       * are always trusted. Name only origins that nobody but your organization can write to. Default: only our own
       * provider.
       *
       * @visibility backend
       */
      trustedOrigins?: string[];
    };
    /** Changes within seconds; see https://github.com/studio-access/backstage-plugin-sagemaker-studio/blob/main/docs/inventory.md. */
    cloudTrail?: {
      /**
       * The topic of Backstage's events service on which CloudTrail's records come, in EventBridge's envelope.
       * Default: aws-cloudtrail.
       *
       * @visibility backend
       */
      topic?: string;
    };
    /**
     * How fast AWS is called at most. The product finds out what AWS allows, slows down at the first throttle, and takes
     * back what others leave; these are ceilings for that search.
     */
    pace?: {
      identityCenter?: {
        /**
         * Of SSO Admin altogether, and of each operation of the Identity Store; AWS allows 20. Default: 20.
         *
         * @visibility backend
         */
        callsPerSecond?: number;
      };
      sageMaker?: {
        /**
         * Of lists, of descriptions and of writes each, per account and Region. AWS publishes no rate. Default: 100.
         *
         * @visibility backend
         */
        callsPerSecond?: number;
      };
    };
    sync?: {
      /**
       * How often AWS is read again, an ISO 8601 duration or an object such as `{ minutes: 5 }`; 5 seconds or more.
       * Default: 5 minutes.
       *
       * @visibility backend
       */
      frequency?: HumanDuration | string;
      /**
       * How often all profiles of a domain with more than 300 of them are read, which is how those are noticed that are
       * gone from AWS without an event; an ISO 8601 duration or an object. In between only what changed is read.
       * Default: 1 hour.
       *
       * @visibility backend
       */
      fullFrequency?: HumanDuration | string;
      /**
       * When more than this is gone from AWS at once, nothing is removed until a person has checked it and requests a
       * refresh that accepts it.
       */
      removalLimit?: {
        /**
         * Of what was there, 0 to 1. Default: 0.5.
         *
         * @visibility backend
         */
        share?: number;
        /**
         * So many may always go. Default: 10.
         *
         * @visibility backend
         */
        count?: number;
      };
    };
  };
}
