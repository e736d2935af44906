/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Generated from openapi.yaml by npm run generate. Do not edit. */

/**
 * A sentence as a code with its parameters, from which a page words it in the reader's language. The English words of each code are in `messageTexts` of the package `-common`. A parameter is a name, a number, a message, a day (`date`), a time (`time`) or a duration (`duration`), sentences that follow each other (`sentences`), or a list of these.
 *
 * @public
 */
export type Message = {
  code: string;
  params?: {
    [key: string]: unknown;
  };
};

/**
 * The English sentences of an object as messages, by the name of their field. Absent in records of earlier versions.
 *
 * @public
 */
export type Messages = {
  sentence?: Message;
  message?: Message;
  remedy?: Message;
  detail?: Message;
  note?: Message;
  reason?: Message;
  endedReason?: Message;
  problem?: Message;
  label?: Message;
  undo?: Message[];
  difference?: Message[];
  warnings?: Message[];
  remainingAccess?: Message[];
  places?: Message[];
  namedIn?: Message[];
};

/**
 * How far the product may go in a domain: `observe` reports only, `manage` also carries out approved requests. A domain that the configuration does not name is in `observe`.
 *
 * @public
 */
export type DomainMode = 'observe' | 'manage';

/**
 * Why requests for a domain cannot be carried out.
 *
 * - `iam-mode`: people enter by IAM, not through IAM Identity Center; AuthMode cannot be changed afterwards.
 * - `legacy`: created before 2023-10-01, so AWS shows no application ARN and offers no API for assignments.
 * - `unified-studio`: bound to SageMaker Unified Studio, which decides who enters.
 * - `not-in-service`: the domain's status is not `InService`.
 * - `observe-only`: the configuration does not set the domain to `manage`.
 *
 * @public
 */
export type DomainObstacleCode =
  | 'iam-mode'
  | 'legacy'
  | 'unified-studio'
  | 'not-in-service'
  | 'observe-only';

/**
 * A reason why a domain cannot be managed, as text for people.
 *
 * @public
 */
export type DomainObstacle = {
  code: DomainObstacleCode;
  /** The reason, naming the domain. */
  message: string;
  /** What to do about it and who can. */
  remedy: string;
  messages?: Messages;
};

/**
 * The Identity Center application of a domain as last seen.
 *
 * @public
 */
export type StudioApplication = {
  /**
   * `missing` when Identity Center does not have it.
   */
  status: 'enabled' | 'disabled' | 'missing';
  /** Whether only people who are assigned may sign in; otherwise everybody in Identity Center may. */
  assignmentRequired: boolean;
};

/**
 * The parts of a domain that are read separately: the domain with its profiles, the assignments of its application, the directory of Identity Center, and its spaces and apps.
 *
 * @public
 */
export type DomainPart = 'domain' | 'assignments' | 'directory' | 'usage';

/**
 * The last failed attempt to read something from AWS. Data read earlier is kept unchanged.
 *
 * @public
 */
export type SyncFailure = {
  part: DomainPart;
  /**
   * ISO 8601.
   * When it was last tried.
   */
  at: string;
  /**
   * ISO 8601.
   * When it began to fail.
   */
  since?: string;
  /** The message of AWS. */
  message: string;
  /** The IAM action that is missing, such as `sagemaker:ListSpaces`. */
  action?: string;
  /** What to do about it and who can. */
  remedy?: string;
  messages?: Messages;
  /** The account that could not be read. */
  accountId?: string;
  /** The Region that could not be read. */
  region?: string;
  /** Present where it concerns one domain only. */
  domainId?: string;
};

/**
 * How far the data of a domain can be relied upon.
 *
 * @public
 */
export type DomainFreshness = {
  /**
   * ISO 8601.
   * When the oldest data of the domain was read, among the domain with its profiles, its assignments and the directory. Absent while one of them has never been read completely.
   */
  syncedAt?: string;
  /** Parts that have never been read completely, so that their absence says nothing; `usage` also while it can no longer be read. Absent when all have been read. */
  unread?: DomainPart[];
  /** Why the last attempt to read it failed, the gravest reason first. Absent when it succeeded. */
  failure?: SyncFailure;
};

/**
 * A SageMaker Studio domain as last seen in AWS, with what the configuration says about it.
 *
 * @public
 */
export type StudioDomain = DomainFreshness & {
  /** `d-…` */
  domainId: string;
  domainArn: string;
  name: string;
  accountId: string;
  region: string;
  authMode: 'SSO' | 'IAM';
  /** SageMaker's own status, such as `InService`. */
  status: string;
  /** The address that opens Studio, as DescribeDomain returns it. */
  url: string;
  /** The Identity Center application. Absent for IAM domains and for those from before 2023-10-01. */
  applicationArn?: string;
  /** Absent where there is no application, or it could not be read yet. */
  application?: StudioApplication;
  /** The domain's DefaultUserSettings.ExecutionRole. */
  defaultExecutionRole: string;
  mode: DomainMode;
  /** ARNs of the execution roles that requests may name, the default first. */
  executionRoles: string[];
  obstacle?: DomainObstacle;
  /** Whom to ask about the domain, in words. */
  contact?: string;
  /** Catalog refs of the owners, by app-config or the portal's settings. Absent where none are set. */
  owners?: string[];
  /**
   * ISO 8601.
   * When a sync last saw the domain.
   */
  seenAt: string;
};

/**
 * The domains that a sync has seen.
 *
 * @public
 */
export type DomainList = {
  items: StudioDomain[];
  /**
   * ISO 8601.
   * The end of the oldest sync behind the domains that were read. Absent before any sync has ended.
   */
  syncedAt?: string;
  /** Parts that the last attempts could not read, also in accounts and Regions where no domain was ever seen. Absent when nothing failed. */
  failures?: SyncFailure[];
};

/**
 * A domain with the teams that have access to it, to show them; it decides nothing.
 *
 * @public
 */
export type DomainTeams = {
  domainId: string;
  /** Catalog refs, as the catalog was last seen. Teams that have left it may be among them. */
  teams: string[];
};

/**
 * The domains to which a team has access.
 *
 * @public
 */
export type DomainTeamsList = {
  items: DomainTeams[];
};

/**
 * A domain with its sums.
 *
 * @public
 */
export type DomainSummary = {
  domain: StudioDomain;
  counts: DiagnosisCounts;
  apps: {
    /** How many apps run or start. */
    running: number;
    /** Those of them that nobody was seen to use for an hour. */
    idle: number;
  };
  readiness?: {
    status: 'ready' | 'attention' | 'not-ready';
    /** How many checks failed. */
    failed: number;
    /** How many checks advise something. */
    attention: number;
    /** How many checks could not be made. */
    notChecked: number;
  };
};

/**
 * The domains that a sync has seen, with their sums.
 *
 * @public
 */
export type DomainSummaryList = {
  items: DomainSummary[];
  /**
   * ISO 8601.
   * The end of the oldest sync behind the domains that were read. Absent before any sync has ended.
   */
  syncedAt?: string;
  /** As in DomainList. */
  failures?: SyncFailure[];
};

/**
 * A domain that was not read completely, or could not be read at the last attempt.
 *
 * @public
 */
export type DomainWarning = DomainFreshness & {
  domainId: string;
  name: string;
};

/**
 * An app that runs in a domain.
 *
 * @public
 */
export type RunningApp = {
  /** Such as `JupyterLab`. */
  type: string;
  name: string;
  status: string;
  instanceType?: string;
  spaceName?: string;
  profileName?: string;
  /** Catalog ref of the person, or the display name in Identity Center. */
  person?: string;
  displayName?: string;
  /** ISO 8601. */
  lastActivityAt?: string;
};

/**
 * How a domain is set up in AWS, as DescribeDomain and ListTags last said.
 *
 * @public
 */
export type DomainSetup = {
  network: {
    /**
     * Whether apps reach the internet through SageMaker, or everything through the VPC only.
     */
    access: 'internet' | 'vpc-only';
    vpcId?: string;
    subnetIds: string[];
    /** Of apps, by default. */
    securityGroupIds: string[];
  };
  /** Whether people can share copies of notebooks with their output. */
  sharing: {
    enabled: boolean;
    /** Such as `s3://bucket/sharing`. */
    s3OutputPath?: string;
    /** Of what is shared. */
    kmsKey?: string;
  };
  encryption: {
    /** Of home directories and volumes. Absent where it is a key of AWS. */
    kmsKey?: string;
  };
  storage: {
    /** The EFS file system with the home directories. */
    fileSystemId?: string;
    /** Size of the volume of a space. */
    defaultSpaceGb?: number;
    /** The largest size of a space. */
    maximumSpaceGb?: number;
  };
  /** The settings of user profiles that have none of their own. */
  defaults: {
    idleShutdown: {
      /** Such as `JupyterLab`. */
      app: string;
      enabled: boolean;
      minutes?: number;
    }[];
    /** Whether CloudTrail shows the profile behind a session of the execution role. */
    sourceIdentity: boolean;
    /** Whether tags of the domain are passed on to what is started in it. */
    tagPropagation: boolean;
  };
  /** Sorted by key. Absent where they could not be read. */
  tags?: {
    key: string;
    value: string;
  }[];
  /**
   * ISO 8601.
   * When it was read; once a day and on a refresh.
   */
  seenAt: string;
};

/**
 * One domain without its people, who come page by page from the access list.
 *
 * @public
 */
export type DomainOverview = {
  domain: StudioDomain;
  counts: DiagnosisCounts;
  people: number;
  runningApps: RunningApp[];
  /** Absent until it was read. */
  setup?: DomainSetup;
  /** The permissions of the caller. */
  viewer: {
    mayRefresh: boolean;
  };
  /** ISO 8601. */
  syncedAt?: string;
  /** Everything that the last attempt could not read. Absent when nothing failed. */
  failures?: SyncFailure[];
};

/**
 * Checks of a domain's setup, in the order in which it is set up.
 *
 * @public
 */
export type ReadinessCheckCode =
  | 'identity-center-instance'
  | 'region'
  | 'sso-mode'
  | 'domain-in-service'
  | 'application'
  | 'assignment-required'
  | 'identity-provider'
  | 'users-synced'
  | 'people-trusted'
  | 'execution-role-trust'
  | 'execution-role-permissions'
  | 'pass-role'
  | 'quota'
  | 'session-names'
  | 'idle-shutdown'
  | 'remote-access'
  | 'background-sessions'
  | 'managed'
  | 'policy';

/**
 * The outcome of one check. `not-checked` says what would be needed to check it.
 *
 * @public
 */
export type ReadinessCheck = {
  code: ReadinessCheckCode;
  status: 'ok' | 'attention' | 'failed' | 'not-checked';
  /** The finding as a sentence. */
  sentence: string;
  /** What to do and who can. Absent when the check passed. */
  remedy?: string;
  messages?: Messages;
};

/**
 * Whether people can be let into a domain, as last seen.
 *
 * @public
 */
export type DomainReadiness = {
  domainId: string;
  /**
   * `ready` when no check failed or needs attention; checks that were not made do not count.
   */
  status: 'ready' | 'attention' | 'not-ready';
  checks: ReadinessCheck[];
  /**
   * ISO 8601.
   * The oldest observation behind the checks.
   */
  seenAt?: string;
};

/**
 * A group of IAM Identity Center.
 *
 * @public
 */
export type GroupRef = {
  groupId: string;
  displayName: string;
};

/**
 * A person who may sign in, with every way in.
 *
 * @public
 */
export type EffectivePerson = {
  userId: string;
  displayName: string;
  /** Catalog ref, when known. */
  entityRef?: string;
  /** Catalog refs of the people who share the one user. None of them is chosen, so `entityRef` is absent. */
  sharedBy?: string[];
  /** Whether the person has an assignment of their own. */
  direct: boolean;
  /** The assigned groups that the person is in. */
  groupIds: string[];
  hasProfile: boolean;
};

/**
 * The people who may sign in to a domain and their ways in: person ← group ← assignment → domain.
 *
 * @public
 */
export type EffectiveAccess = {
  domainId: string;
  domainName: string;
  /** Groups that are assigned to the domain. */
  groups: (GroupRef & {
    /** All members, whatever the filter. */
    members: number;
  })[];
  /** At most 500. */
  people: EffectivePerson[];
  /** How many there are. Absent where AWS does not report who may sign in. */
  total?: number;
  /** What the list does not say: that AWS does not report it, that everybody may sign in, or that nobody can now. */
  note?: string;
  messages?: Messages;
  /** ISO 8601. */
  syncedAt?: string;
};

/**
 * An assignment to add or to remove.
 *
 * @public
 */
export type AssignmentChange = {
  domainId: string;
  change: 'assign' | 'remove-assignment';
  /** An Identity Center user or group. */
  principal: {
    type: 'USER' | 'GROUP';
    id: string;
  };
};

/**
 * The effect of an assignment change on sign-ins.
 *
 * @public
 */
export type EffectiveAccessPreview = {
  domainId: string;
  /** Such as "Removing this assignment changes nothing; Ana Ruiz is also in ml-platform." */
  sentence: string;
  /** How many people could newly sign in. */
  gains: number;
  /** How many people could no longer sign in. */
  loses: number;
  /** The people concerned, at most 100. */
  people: {
    userId: string;
    displayName: string;
    entityRef?: string;
    effect: 'gains' | 'loses' | 'keeps';
    /** For `keeps`: what keeps the access. */
    because?: string;
  }[];
};

/**
 * The named difference between the access that should be and the access that is, for a person and a domain.
 *
 * @public
 */
export type DiagnosisCode =
  | 'ready'
  | 'ready-after-first-sign-in'
  | 'no-access'
  | 'access-ended'
  | 'scheduled'
  | 'in-progress'
  | 'cooling-off'
  | 'suspended'
  | 'not-known'
  | 'blocked'
  | 'profile-without-assignment'
  | 'profile-failed'
  | 'profile-gone'
  | 'role-differs'
  | 'disabled-but-holding'
  | 'no-identity-center-user'
  | 'ambiguous-person'
  | 'access-nobody-granted'
  | 'profile-of-nobody'
  | 'profile-of-another'
  | 'two-profiles'
  | 'unused'
  | 'legacy-domain'
  | 'iam-domain'
  | 'unified-studio-domain'
  | 'domain-closed';

/**
 * How many there are with each diagnosis. Absent means none.
 *
 * @public
 */
export type DiagnosisCounts = Partial<Record<DiagnosisCode, number>>;

/**
 * A diagnosis with its sentence for people.
 *
 * @public
 */
export type Diagnosis = {
  code: DiagnosisCode;
  /** One or two sentences: the state, and what to do about it, if anything. */
  sentence: string;
  /** Absent where pages word the diagnosis by its code and by what the access says. */
  messages?: Messages;
  /** The request that would repair it, where there is one. */
  repair?: RepairProposal;
  /** The Identity Center user whose direct assignment the viewer may have removed at once (`RemoveUnmanagedAccess`). */
  removableUserId?: string;
};

/**
 * A request, complete but for the justification, that would repair what a diagnosis names.
 *
 * @public
 */
export type RepairProposal = {
  /** The label of the button, such as "Request access again". */
  label: string;
  messages?: Messages;
  input: PlanInput;
};

/**
 * A person's use of their access, as far as AWS reports it.
 *
 * @public
 */
export type Usage = {
  spaces: number;
  runningApps: {
    type: string;
    name: string;
    instanceType?: string;
  }[];
  /**
   * ISO 8601.
   * When an app or space of theirs was last used. Absent when never seen in use.
   */
  lastActivityAt?: string;
};

/**
 * One human, as far as known: from the catalog, from Identity Center, or both.
 *
 * @public
 */
export type Person = {
  /** Catalog ref, `user:default/jane.doe`. */
  entityRef?: string;
  displayName: string;
  email?: string;
  /** Catalog refs of the people who share one Identity Center user. None of them is chosen, so `entityRef` is absent unless one of them was asked for. */
  sharedBy?: string[];
  /** The Identity Center user behind the person, when known. */
  identityCenterUser?: {
    userId: string;
    userName: string;
    status: 'ENABLED' | 'DISABLED';
  };
};

/**
 * One person's access to one domain.
 *
 * @public
 */
export type PersonAccess = {
  person: Person;
  domainId: string;
  /**
   * Whether the person belongs to the team that was asked for; a guest was granted access with the team.
   */
  membership: 'member' | 'guest';
  assignment: {
    direct: boolean;
    /** Identity Center groups of the person that are assigned to the domain. */
    throughGroups: GroupRef[];
  };
  profile?: {
    name: string;
    /** SageMaker's own status, such as `InService`, `Pending` or `Failed`. */
    status: string;
    /** ARN of the role in effect: the profile's own, or the domain's default. */
    executionRole?: string;
    failureReason?: string;
  };
  grant?: {
    grantId: string;
    requestId: string;
    /** Catalog ref of the team with which it was granted. */
    team?: string;
    /** The kinds of request that the caller may file against the grant, as its holder, as lead of its team, as owner of its domain or as somebody whom a policy names. For `revoke` the permission counts as well, which is not looked at here. */
    viewerMay?: ('extend' | 'change-role' | 'revoke')[];
    status: GrantStatus;
    executionRole: string;
    /**
     * ISO 8601.
     * When access that has not begun yet is to begin.
     */
    startsAt?: string;
    /**
     * ISO 8601.
     * Absent means until revoked.
     */
    expiresAt?: string;
    /**
     * ISO 8601.
     * When the access ended, even if what it left behind is still being deleted.
     */
    endedAt?: string;
    /**
     * ISO 8601.
     * When the access of a suspended grant will be taken away.
     */
    deprovisionAt?: string;
    /** The operation in AWS, while it is running or blocked. */
    operation?: {
      kind: OperationKind;
      /** The current step. */
      step?: OperationStepName;
      /** The error that blocks the step. */
      error?: OperationError;
      /** The request that the operation carries out. */
      requestId?: string;
      /**
       * ISO 8601.
       * During the cool-off period, when it ends. Nothing is deleted before.
       */
      undoUntil?: string;
    };
  };
  /** The newest grant of a person who has none now, where their profile is still there. */
  ended?: {
    grantId: string;
    /** Catalog ref of the team with which it was granted. */
    team?: string;
    /** ISO 8601. */
    endedAt: string;
    /** Why it ended, such as `expired`, `revoked` or `left`. */
    endedReason?: string;
  };
  /** The undecided request for this person and domain. */
  pendingRequestId?: string;
  diagnosis: Diagnosis;
  /** Absent for people without a profile. */
  usage?: Usage;
};

/**
 * The ways into Studio for a person who is ready.
 *
 * @public
 */
export type StudioLinks = {
  /** The domain's own address. */
  studio: string;
  /** The AWS access portal, with a tile for each application. */
  accessPortal?: string;
  /** The dashboard of the identity provider. */
  identityProvider?: string;
};

/**
 * The data of the team page.
 *
 * @public
 */
export type TeamAccess = {
  team: {
    entityRef: string;
    displayName: string;
  };
  /** Domains that the team may request, or in which its members have access or a profile; managed domains first. */
  domains: StudioDomain[];
  people: PersonAccess[];
  /** Refs of the configuration that concern the team and have no effect. Absent when there are none. */
  refs?: RefReport[];
  /** The permissions of the caller. */
  viewer: {
    entityRef?: string;
    isMember: boolean;
    /** Whether the caller may decide requests of this team. */
    isLead: boolean;
    /** In which domains, and for which roles, the policies let the caller ask for themselves with the team. */
    mayAskForSelf?: {
      domainId: string;
      executionRoles: string[];
    }[];
    /** In which domains, and for which roles, the policies let the caller ask for other people of the team. */
    mayAskForOthers?: {
      domainId: string;
      executionRoles: string[];
    }[];
  };
  /** Requests of this team that wait for a decision. */
  pendingRequests: AccessRequest[];
  /**
   * ISO 8601.
   * The end of the oldest sync behind the domains that were read. Absent before any sync has ended.
   */
  syncedAt?: string;
};

/**
 * One person's access to every domain.
 *
 * @public
 */
export type PersonOverview = {
  person: Person;
  access: (PersonAccess & {
    domain: StudioDomain;
    links: StudioLinks;
  })[];
  requests: AccessRequest[];
  /** The teams with which the caller may ask for access of this person, those that the caller leads first. Absent when there is none. */
  askWith?: AskingTeam[];
  /**
   * ISO 8601.
   * The end of the oldest sync behind the domains that were read. Absent before any sync has ended.
   */
  syncedAt?: string;
};

/**
 * A team with which somebody may ask for access.
 *
 * @public
 */
export type AskingTeam = {
  entityRef: string;
  displayName: string;
  /** Whether the caller leads the team. */
  isLead: boolean;
  /** The domains that the policies let them ask for and that can be managed. */
  domainIds: string[];
  /** Those of the domains in which the policies let the caller ask for anybody with this team. Absent when there is none. */
  forAnybodyIn?: string[];
};

/**
 * The column by which the access list is sorted.
 *
 * @public
 */
export type AccessSort =
  | 'name'
  | '-name'
  | 'diagnosis'
  | '-diagnosis'
  | 'lastActivityAt'
  | '-lastActivityAt'
  | 'expiresAt'
  | '-expiresAt';

/**
 * One row of the access list, of a person and a domain.
 *
 * @public
 */
export type AccessRow = PersonAccess & {
  domainName: string;
};

/**
 * A page of the access list.
 *
 * @public
 */
export type AccessList = {
  items: AccessRow[];
  nextCursor?: string;
  /** Over all pages, without the filter by diagnosis. */
  counts: DiagnosisCounts;
  /** How many the filter leaves over all pages. */
  total: number;
  /**
   * ISO 8601.
   * The end of the oldest sync behind the domains that were read. Absent before any sync has ended.
   */
  syncedAt?: string;
  /** Domains of the list that cannot be relied upon. Absent when all is well. */
  warnings?: DomainWarning[];
};

/**
 * The counts of one day.
 *
 * @public
 */
export type DailyCount = {
  /**
   * ISO 8601 date.
   * In UTC.
   */
  day: string;
  /** People who hold an assignment, a profile or a grant. */
  people: number;
  ready: number;
  unused: number;
  runningApps: number;
};

/**
 * The conditions for a person to open Studio, in the order in which they are checked.
 *
 * @public
 */
export type EntryCheckCode =
  | 'domain-signs-in-by-identity-center'
  | 'domain-in-service'
  | 'application-enabled'
  | 'identity-known'
  | 'user-enabled'
  | 'assigned'
  | 'profile-exists'
  | 'profile-in-service'
  | 'role-as-granted'
  | 'grant-in-force';

/**
 * One check with its outcome. Those after the first failure are `not-reached`.
 *
 * @public
 */
export type EntryCheck = {
  code: EntryCheckCode;
  status: 'passed' | 'failed' | 'not-reached';
  /** The finding as a sentence. */
  sentence: string;
  messages?: Messages;
};

/**
 * The answer to "why can't I open Studio?" for one person and one domain.
 *
 * @public
 */
export type EntryExplanation = {
  person: Person;
  domainId: string;
  domainName: string;
  canEnter: boolean;
  checks: EntryCheck[];
  diagnosis: Diagnosis;
  /** The first failed check as text. Absent when all checks passed. */
  failure?: {
    code: EntryCheckCode;
    sentence: string;
    /** What to do about it. */
    remedy: string;
    messages?: Messages;
    /**
     * Who can fix it.
     */
    who:
      | 'you'
      | 'team-lead'
      | 'platform-team'
      | 'identity-provider'
      | 'aws-administrator';
  };
  /** The request that would repair it. */
  repair?: RepairProposal;
  /** Present when all is well. */
  links?: StudioLinks;
  /** ISO 8601. */
  syncedAt?: string;
};

/**
 * What a request asks for.
 *
 * @public
 */
export type RequestKind =
  | 'grant'
  | 'onboard-team'
  | 'extend'
  | 'change-role'
  | 'revoke'
  | 'create-domain';

/**
 * Kinds by which requests are listed.
 *
 * @public
 */
export type RequestKindFilter =
  | 'grant'
  | 'onboard-team'
  | 'extend'
  | 'change-role'
  | 'revoke'
  | 'offboard'
  | 'create-domain';

/**
 * Where a request came from. `team-rule`: from a rule that somebody has set, which no caller can claim.
 *
 * @public
 */
export type RequestSource = 'page' | 'template' | 'api' | 'agent' | 'team-rule';

/**
 * Where a caller says that a request comes from.
 *
 * @public
 */
export type ClaimedSource = 'page' | 'template' | 'api' | 'agent';

/**
 * What a revocation deletes in addition to the access itself. When it is absent, the assignment is removed, running apps are stopped, and spaces, profile and home directory stay.
 *
 * @public
 */
export type Offboarding = {
  /** Deletes the spaces that the person owns, with the data on their volumes. */
  deleteSpaces: boolean;
  /** Deletes the profile, after which the person no longer reaches their home directory. Needs `deleteSpaces`. */
  deleteProfile: boolean;
};

/**
 * The Identity Center group through which people are assigned to a domain, instead of each by an assignment of their own. The assignment lets in every member of the group; the identity provider decides who is a member.
 *
 * @public
 */
export type AssignThrough = {
  /** Id of the group in IAM Identity Center. */
  group: string;
};

/**
 * A VPC that a domain can be in.
 *
 * @public
 */
export type Network = {
  vpcId: string;
  /** The tag `Name`. */
  name?: string;
  cidr: string;
  /** Whether it is the default VPC of the Region. */
  isDefault: boolean;
  subnets: {
    subnetId: string;
    /** The tag `Name`. */
    name?: string;
    cidr: string;
    /** Availability Zone. */
    zone: string;
  }[];
  securityGroups: {
    groupId: string;
    name: string;
    description?: string;
  }[];
};

/**
 * The networks of an account and Region.
 *
 * @public
 */
export type NetworkList = {
  items: Network[];
  /** Why they could not be read. Absent where they could. */
  failure?: {
    message: string;
    remedy?: string;
    messages?: Messages;
  };
  /**
   * ISO 8601.
   * Absent before they were first read.
   */
  readAt?: string;
  /** Whether they are being read again. */
  isReading: boolean;
};

/**
 * A user of Identity Center.
 *
 * @public
 */
export type IdentityCenterUser = {
  userId: string;
  userName: string;
  displayName: string;
  email?: string;
  title?: string;
  /** Catalog ref. Absent unless exactly one catalog user is this one. */
  entityRef?: string;
  /**
   * Whether access can be asked for them: `ready`; `disabled` in Identity Center; `not-in-catalog`, as nobody has been for a minute or two after the first sync; `ambiguous`, where several catalog users lead to this one.
   */
  state: 'ready' | 'disabled' | 'not-in-catalog' | 'ambiguous';
};

/**
 * Some users of Identity Center.
 *
 * @public
 */
export type IdentityCenterUserList = {
  items: IdentityCenterUser[];
  /** Whether there are others; search for them. */
  hasMore: boolean;
};

/**
 * The input of a plan or a simulation. Like a request, but a justification is optional and ignored.
 *
 * @public
 */
export type PlanInput = {
  kind: RequestKind;
  /** Catalog ref of the team that the access is for, `group:default/forecasting`. For `create-domain`: the team that is to own the domain. */
  team: string;
  /** `d-…`. Every kind but `create-domain` needs it. */
  domainId?: string;
  /** For `create-domain`. */
  newDomain?: NewDomain;
  /** ARN of the execution role. Absent means the domain's default. */
  executionRole?: string;
  /** Catalog refs of the people. Absent means the requester for `grant`, and every member for `onboard-team`. */
  people?: string[];
  justification?: string;
  source?: ClaimedSource;
  /** ISO 8601, such as `P90D`. Absent means the policy's default, which may be until revoked; for `extend`, as long as the access was granted for before. */
  duration?: string;
  /** For `grant`, `onboard-team` and `extend`: whether the access lasts until it is revoked, where the policies allow that. Instead of a duration. */
  noEnd?: boolean;
  /** For `extend`, `change-role` and `revoke`: the grants concerned, all of one team and domain. */
  grantIds?: string[];
  /** For `revoke`. */
  offboarding?: Offboarding;
  /** For `grant` and `onboard-team`. Absent means that each person gets an assignment of their own. */
  assignThrough?: AssignThrough;
  /** ISO 8601. For `grant` and `onboard-team`: when the access is to begin; the duration counts from then. Absent means as soon as it is approved. */
  startsAt?: string;
  /** For `grant` and `onboard-team`: whether people take over profiles that carry their login and were made for somebody else, with the home directories. The plan names them, and a person has to approve it. */
  handOver?: boolean;
  /** For plans of `grant` and `onboard-team` alone: catalog refs of those who are to lead the team by then, as far as decisions go. Absent means those who lead it now. A request may not have it. */
  leads?: string[];
};

/**
 * The domain that a request of kind `create-domain` asks for. People sign in to it through Identity Center, so it has to be in the same Region.
 *
 * @public
 */
export type NewDomain = {
  name: string;
  accountId: string;
  region: string;
  /** ARN of the default execution role, in the account of the domain. Absent means that `createRole` names one. */
  executionRole?: string;
  /** Name of an execution role to create, where the portal is allowed to. Instead of `executionRole`. */
  createRole?: string;
  network: {
    /**
     * Whether apps reach the internet through AWS, or the VPC alone.
     */
    access: 'internet' | 'vpc-only';
    vpcId: string;
    subnetIds: string[];
    /** Of apps. A domain with `vpc-only` needs one. */
    securityGroupIds?: string[];
  };
  /** Where the output of shared notebooks goes. Absent means that nobody can share notebooks. */
  sharing?: {
    s3OutputPath: string;
    kmsKey?: string;
  };
  /** The key of home directories and volumes. Absent means a key of AWS. */
  kmsKey?: string;
  /** The sizes of spaces. */
  storage?: {
    defaultSpaceGb: number;
    maximumSpaceGb: number;
  };
  /** After how long idle apps are shut down. Absent means never. */
  idleMinutes?: number;
  /** Whether sessions of the execution role carry the name of the profile. Absent means that they do. */
  attributeSessions?: boolean;
  tags?: {
    key: string;
    value: string;
  }[];
  /**
   * Whether the portal manages the domain from the beginning. Absent means that it does.
   */
  mode?: 'observe' | 'manage';
  /** ARNs of the roles that may be asked for, besides the default one. */
  executionRoles?: string[];
  /** Whom to ask about the domain, in words. */
  contact?: string;
};

/**
 * What a request of kind `create-domain` would do.
 *
 * @public
 */
export type PlannedDomain = {
  domain: NewDomain;
  /** The domain of that name that exists and is adopted. */
  domainId?: string;
  steps: {
    do: 'create-role' | 'create-domain' | 'adopt-domain' | 'set-up' | 'manage';
    sentence: string;
    messages?: Messages;
  }[];
  /** What it takes to undo it, in sentences. */
  undo: string[];
  messages?: Messages;
  /** What stands in the way. A request with problems cannot be filed. */
  problems: DomainProblem[];
};

/**
 * Why a domain cannot be created, and what to do about it.
 *
 * @public
 */
export type DomainProblem = {
  code:
    | 'place-not-configured'
    | 'wrong-region'
    | 'name-taken'
    | 'already-known'
    | 'being-created'
    | 'quota'
    | 'network-not-found'
    | 'security-group-missing'
    | 'role-not-found'
    | 'role-of-another-account'
    | 'role-name-taken'
    | 'roles-not-created'
    | 'not-allowed';
  message: string;
  remedy: string;
  messages?: Messages;
};

/**
 * How far AWS has come with a request of kind `create-domain`.
 *
 * @public
 */
export type DomainCreation = {
  status: 'running' | 'blocked' | 'succeeded' | 'cancelling' | 'cancelled';
  name: string;
  accountId: string;
  region: string;
  /** Present once AWS has begun to create the domain. */
  domainId?: string;
  steps: {
    name:
      | 'ensure-role'
      | 'ensure-domain'
      | 'wait-for-domain'
      | 'register'
      | 'delete-domain'
      | 'delete-role';
    status: OperationStepStatus;
    attempts: number;
    /** The result of the step as a sentence. */
    detail?: string;
    messages?: Messages;
    /** The last error of a step that is not done. */
    error?: OperationError;
  }[];
  /** ISO 8601. */
  nextTryAt?: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601. */
  endedAt?: string;
};

/**
 * One thing that an operation would do, or need not do, for a person.
 *
 * @public
 */
export type PlanStep =
  | {
      do: 'assign' | 'keep-assignment';
    }
  | {
      do: 'keep-group-assignment';
      /** Names of the groups that let the person in. */
      groups: string[];
    }
  | {
      do: 'assign-group';
      groupId: string;
      displayName: string;
      /** How many members of the group are not part of the plan and are let in as well. */
      letsIn: number;
    }
  | {
      do: 'create-profile' | 'adopt-profile';
      profileName: string;
    }
  | {
      do: 'take-over-profile';
      profileName: string;
      /**
       * ISO 8601.
       * When the profile was made.
       */
      createdAt: string;
      /** The name of whom it was made for; absent where that cannot be told. */
      from?: string;
      /** Their id in Identity Center. */
      fromUserId?: string;
    }
  | {
      do: 'change-role';
      profileName: string;
      /** ARN of the role before. */
      from?: string;
      /** ARN of the role after. */
      to: string;
    }
  | {
      do: 'extend';
      /**
       * ISO 8601.
       * The end before. Absent means until revoked.
       */
      from?: string;
      /**
       * ISO 8601.
       * The end after. Absent means until revoked.
       */
      to?: string;
    }
  | {
      do: 'remove-assignment';
    }
  | {
      do: 'remove-group-assignment';
      groupId: string;
      displayName: string;
      /** How many members of the group are not part of the plan and lose this way in as well. */
      shutsOut: number;
    }
  | {
      do: 'keep-shared-assignment';
      /** The grants that still need the assignment. */
      grantIds: string[];
    }
  | {
      do: 'stop-apps';
      apps: string[];
    }
  | {
      do: 'delete-spaces';
      spaces: {
        name: string;
        sizeGb?: number;
      }[];
    }
  | {
      do: 'delete-profile';
      profileName: string;
      homeDirectoryUid?: string;
    };

/**
 * Why a person cannot be onboarded.
 *
 * @public
 */
export type PlanObstacle = {
  code:
    | 'no-identity-center-user'
    | 'user-disabled'
    | 'ambiguous-identity'
    | 'identity-conflict'
    | 'profile-failed'
    | 'not-in-group'
    | 'access-ending'
    | 'profile-of-another';
  message: string;
  remedy: string;
  messages?: Messages;
};

/**
 * The planned operation for one person.
 *
 * @public
 */
export type PlanItem = {
  /** Catalog ref. */
  person: string;
  /** Of the Identity Center user, when there is exactly one; it says who is meant, whatever the ref is. */
  userId?: string;
  displayName: string;
  steps: PlanStep[];
  /** Whether anything would be written to AWS. */
  changes: boolean;
  /** The steps in one sentence for people. */
  sentence: string;
  messages?: Messages;
  obstacle?: PlanObstacle;
};

/**
 * The effect of a request on AWS, computed from the inventory before anyone approves.
 *
 * @public
 */
export type Plan = {
  domainId: string;
  executionRole: string;
  items: PlanItem[];
  warnings: string[];
  /** For `create-domain`, which has no items. */
  newDomain?: PlannedDomain;
  messages?: Messages;
  /** SHA-256, hex. An approval binds to it. It covers everything except sentences and what changes by the minute: running apps, and how many people a group holds. */
  hash: string;
  /** How many visible characters the justification of this request needs under its policy. Only where a request is planned, not in one that was filed. */
  minJustificationLength?: number;
  /** Whether everybody holds the access that is asked for already, so that nobody could decide anything and a request is refused (400). Absent means no. Only where a request is planned. */
  alreadyHeld?: boolean;
  /** People for whom a request of the same kind is in review already. They are left out of the request; when that is everybody, the plan shows all of them and the request is refused (409). Only where a request is planned. */
  waiting?: WaitingRequest[];
  /** How long access may be asked for. Only where `grant`, `onboard-team` or `extend` is planned, not in a request that was filed. */
  terms?: Terms;
  /** The people who would decide. Only where a request is planned, not in one that was filed. */
  decision?: ExpectedDecision;
};

/**
 * How long the policies let access last.
 *
 * @public
 */
export type Terms = {
  /** ISO 8601: what a page offers first. For an extension as long as the access was granted for before; else the policy's default, or 90 days. */
  usual: string;
  /** ISO 8601, the most at a time. Absent means no limit. */
  max?: string;
  /** Whether access may be asked for without an end. */
  mayHaveNoEnd: boolean;
  /** ISO 8601: the length that is planned, which the policy chooses where none is asked for. Absent means no end. */
  planned?: string;
};

/**
 * The people who would decide a request that is not filed yet.
 *
 * @public
 */
export type ExpectedDecision = {
  /** Whether it would be carried out without a decision. */
  automatic: boolean;
  stages: (PlannedStage & {
    /** Whether enough people can decide it now, besides who asks and for whom it is. */
    canBeDecided: boolean;
  })[];
};

/**
 * A request in review that keeps out another of its kind for the same person and domain. `grant` and `onboard-team` count as one kind.
 *
 * @public
 */
export type WaitingRequest = {
  /** Catalog ref. */
  person: string;
  displayName: string;
  /** Absent for those who may not read the request. */
  requestId?: string;
  /** Its page, from the root of the portal. Absent in the same case. */
  link?: string;
};

/**
 * The input of a request.
 *
 * @public
 */
export type RequestInput = WithRequired<PlanInput, 'justification'>;

/**
 * Where a request stands; all but `in-review` are final.
 *
 * @public
 */
export type RequestStatus =
  | 'in-review'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'invalidated';

/**
 * How an approver decides.
 *
 * @public
 */
export type DecisionOutcome = 'approved' | 'rejected';

/**
 * A decision of an approver.
 *
 * @public
 */
export type DecisionInput = {
  outcome: DecisionOutcome;
  /** Hash of the plan that the approver saw. */
  planHash: string;
  /** Why; needed to reject. */
  comment?: string;
  /** To approve for a shorter time: ISO 8601, such as `P30D`. Absent means as it stands. */
  duration?: string;
  /** To approve another role: its ARN. Absent means as it stands. */
  executionRole?: string;
};

/**
 * The terms that an approver approves instead of the requested ones.
 *
 * @public
 */
export type Amendment = {
  /** ISO 8601, such as `P30D`; not longer than what was asked for. Absent means as it stands. */
  duration?: string;
  /** ARN of another role that may be asked for. Absent means as it stands. */
  executionRole?: string;
};

/**
 * A request as an approver would approve it.
 *
 * @public
 */
export type AmendmentPlan = {
  plan: Plan;
  executionRole: string;
  /** Absent means until revoked, or that the kind has none. */
  duration?: string;
  /** ARNs of the roles that the approver may choose, the present one first. It is the only one once somebody else has approved it. */
  executionRoles: string[];
  /** Whether a shorter duration may be chosen. */
  mayShorten: boolean;
};

/**
 * The requested terms, where an approver has shortened the time or chosen another role.
 *
 * @public
 */
export type AskedTerms = {
  executionRole: string;
  /** Absent means until revoked, or that the kind has none. */
  duration?: string;
  /** Catalog ref of the approver who has changed it last. */
  changedBy: string;
};

/**
 * A question or an answer about a request.
 *
 * @public
 */
export type CommentInput = {
  /** Needs characters that can be seen. */
  comment: string;
};

/**
 * One vote on a request.
 *
 * @public
 */
export type Decision = {
  outcome: DecisionOutcome;
  /** Catalog ref of the person, or `policy:<name>` when a policy decided. */
  by: string;
  automatic: boolean;
  comment?: string;
  /** ISO 8601. */
  at: string;
};

/**
 * One stage of a decision as a policy asks for it.
 *
 * @public
 */
export type PlannedStage = {
  name: string;
  /** Catalog refs of users, or of groups whose members may decide. */
  approvers: string[];
  /** How many different people have to approve. */
  quorum: number;
  /** Whether the fallback approvers stand in because nobody else could decide. */
  fallback: boolean;
};

/**
 * One stage of a decision: the quorum has to approve, and one rejection ends it.
 *
 * @public
 */
export type ApprovalStage = PlannedStage & {
  status: 'waiting' | 'in-review' | 'approved' | 'rejected';
  /** Catalog refs of those behind the approvers whom the group lets in, and who so may not decide. Absent where there are none. */
  letIn?: string[];
  votes: {
    by: string;
    outcome: DecisionOutcome;
    comment?: string;
    /** ISO 8601. */
    at: string;
    /**
     * ISO 8601.
     * When the vote stopped counting because the policy no longer asks that person. Absent while it counts.
     */
    lapsedAt?: string;
  }[];
};

/**
 * The policy that applies to a request.
 *
 * @public
 */
export type PolicyRef = {
  name: string;
  version: string;
};

/**
 * The expected course of a request that is not filed.
 *
 * @public
 */
export type PolicySimulation = {
  policy: PolicyRef;
  automatic: boolean;
  stages: PlannedStage[];
  /** Catalog refs of the users who would be notified at once. */
  notified: string[];
  duration?: string;
  plan: Plan;
};

/**
 * A request with its plan, its decision and everything that came of it.
 *
 * @public
 */
export type AccessRequest = {
  requestId: string;
  kind: RequestKind;
  status: RequestStatus;
  team: string;
  /** For `create-domain`: empty until AWS has the domain. */
  domainId: string;
  /** ARN of the role that was asked for, or that an approver has chosen. */
  executionRole: string;
  /** The people whom it is for, each as in `requester`. */
  people: string[];
  /** The catalog ref that whoever filed it has today, or `team-rule:<id>`. Somebody whose ref belongs to another person by now is given by their last known name, here and wherever a request or a grant names people. */
  requester: string;
  /** The rule that filed it; absent for requests of people. */
  teamRule?: TeamRuleOrigin;
  justification: string;
  source: RequestSource;
  plan: Plan;
  policy: PolicyRef;
  /** Catalog refs of those who may decide: users, or groups whose members may. */
  approvers: string[];
  decision?: Decision;
  /** Why the request ended without a decision. */
  endedReason?: string;
  messages?: Messages;
  /** The access that the request is about, as it is today. */
  grants: Grant[];
  /** What came of the request once it was approved. Later requests do not change it. Absent before. */
  outcome?: RequestOutcome;
  /** The duration that was asked for, or that an approver has shortened it to. Absent means until revoked. */
  duration?: string;
  /** Absent where nothing was changed. */
  asked?: AskedTerms;
  grantIds?: string[];
  offboarding?: Offboarding;
  /** The group with its name as it was when the request was filed. */
  assignThrough?: {
    /** Id of the group in IAM Identity Center. */
    group: string;
    displayName: string;
  };
  /**
   * ISO 8601.
   * When the access was asked to begin. Absent means as soon as it is approved.
   */
  startsAt?: string;
  /** For `create-domain`, once it is approved. */
  creation?: DomainCreation;
  stages: ApprovalStage[];
  /**
   * ISO 8601.
   * When the request expires if nobody decides it.
   */
  expiresAt?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
  /** Whether the caller may decide now. Absent in lists for other people. */
  viewerMayDecide?: boolean;
  /** Whether the caller may write to those who take part. Absent in lists for other people. */
  viewerMayComment?: boolean;
  /** Whether the caller may go on with the creation of the domain, and cancel it. Only where one request is read. */
  viewerMayChangeCreation?: boolean;
};

/**
 * What came of an approved request for one of its people.
 *
 * - `done`: AWS was made to match, or did already.
 * - `working`, `blocked`: it is being made to match, or somebody has to act.
 * - `cooling-off`: access is taken away, nothing is deleted yet, and it can be undone.
 * - `scheduled`: the access begins later.
 * - `undone`: the revocation was taken back.
 * - `superseded`: a later change took its place before it was done.
 * - `left-out`: the plan had an obstacle for the person.
 *
 * @public
 */
export type RequestOutcomeState =
  | 'done'
  | 'working'
  | 'blocked'
  | 'cooling-off'
  | 'scheduled'
  | 'undone'
  | 'superseded'
  | 'left-out';

/**
 * The number of people in each state. Absent means none.
 *
 * @public
 */
export type RequestOutcome = Partial<Record<RequestOutcomeState, number>>;

/**
 * A page of requests.
 *
 * @public
 */
export type RequestList = {
  items: AccessRequest[];
  nextCursor?: string;
};

/**
 * A request as a search document.
 *
 * @public
 */
export type RequestDocument = {
  requestId: string;
  kind: RequestKind;
  status: RequestStatus;
  /** Catalog ref. */
  team: string;
  /** Empty while a new domain has none. */
  domainId: string;
  /** The name of the domain that is to be created. */
  newDomain?: string;
  /** Catalog ref of who filed it. */
  requester: string;
  /** Names of the people whom it is for, as in the plan. */
  people: string[];
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
};

/**
 * A page of what a search finds requests by.
 *
 * @public
 */
export type RequestDocumentList = {
  items: RequestDocument[];
  nextCursor?: string;
};

/**
 * The states of a grant. `deprovision-blocked` is live access and is shown as such.
 *
 * @public
 */
export type GrantStatus =
  | 'scheduled'
  | 'provisioning'
  | 'provision-blocked'
  | 'active'
  | 'degraded'
  | 'suspended'
  | 'deprovisioning'
  | 'deprovision-blocked'
  | 'ended';

/**
 * The desired state "this person, this domain, this role", and how far AWS has come.
 *
 * @public
 */
export type Grant = {
  grantId: string;
  requestId: string;
  /** The catalog ref that the person has today; see `requester` of a request. */
  person: string;
  displayName: string;
  team: string;
  domainId: string;
  executionRole: string;
  status: GrantStatus;
  /** The Identity Center group whose assignment lets the person in. Absent means an assignment of the person's own. */
  throughGroup?: GroupRef;
  /** The profile that carries the access, once known. */
  profileName?: string;
  /**
   * ISO 8601.
   * When access that has not begun yet is to begin.
   */
  startsAt?: string;
  /**
   * ISO 8601.
   * Absent means until revoked.
   */
  expiresAt?: string;
  /** Why the grant is suspended or has ended, such as `expired`, `revoked`, `left` or `target-gone`. */
  endedReason?: string;
  /**
   * ISO 8601.
   * When the access ended, even if what it left behind is still being deleted.
   */
  endedAt?: string;
  /**
   * ISO 8601.
   * When the access of a suspended grant will be taken away.
   */
  deprovisionAt?: string;
  /** Ways in that remain without this grant, in words, such as through a group. */
  remainingAccess?: string[];
  messages?: Messages;
  /** Whether the viewer may take back that the access is taken away, as far as it depends on who they are. Only with a request that is read alone, while the access is being taken away. */
  viewerMayUndo?: boolean;
  /** Whether the viewer may retry the blocked operation, as far as it depends on who they are. Only with a request that is read alone, while the operation is blocked. */
  viewerMayRetry?: boolean;
  operation?: Operation;
};

/**
 * A page of grants.
 *
 * @public
 */
export type GrantList = {
  items: Grant[];
  nextCursor?: string;
};

/**
 * What an operation makes AWS match.
 *
 * @public
 */
export type OperationKind = 'provision' | 'change-role' | 'deprovision';

/**
 * Where an operation stands: `waiting` until its next try, `blocked` until somebody acts.
 *
 * @public
 */
export type OperationStatus =
  | 'running'
  | 'waiting'
  | 'blocked'
  | 'succeeded'
  | 'cancelled';

/**
 * The ordered steps that make AWS match a grant.
 *
 * @public
 */
export type OperationStepName =
  | 'resolve-identity'
  | 'ensure-assignment'
  | 'ensure-profile'
  | 'wait-in-service'
  | 'ensure-execution-role'
  | 'tag'
  | 'verify'
  | 'stop-apps'
  | 'cool-off'
  | 'delete-spaces'
  | 'delete-profile'
  | 'remove-assignment'
  | 'verify-removed';

/**
 * Where a step of an operation stands.
 *
 * @public
 */
export type OperationStepStatus = 'waiting' | 'running' | 'done' | 'blocked';

/**
 * A classified error, of AWS or of this plugin.
 *
 * - `retry`: throttling, conflict, 5xx, time-out, AWS away or refused credentials; tried again automatically for as long
 *   as it lasts.
 * - `parked`: `ResourceInUse`; resumes automatically.
 * - `blocked`: access denied, quota or validation; somebody has to act, then retry.
 *
 * @public
 */
export type OperationError = {
  kind: 'retry' | 'parked' | 'blocked';
  /** The name that AWS gives it, such as `AccessDeniedException`. */
  name: string;
  message: string;
  /** What to do, naming the missing IAM action or quota. */
  remedy?: string;
  messages?: Messages;
  /**
   * ISO 8601.
   * Since when every attempt has ended with this error.
   */
  since?: string;
};

/**
 * One step of an operation.
 *
 * @public
 */
export type OperationStep = {
  name: OperationStepName;
  status: OperationStepStatus;
  attempts: number;
  /** Whether the step changed anything in AWS. Absent until it is done. */
  changed?: boolean;
  /** The result of the step as a sentence. */
  detail?: string;
  messages?: Messages;
  /** The last error of a step that is not done. */
  error?: OperationError;
};

/**
 * One attempt to make AWS match a grant.
 *
 * @public
 */
export type Operation = {
  operationId: string;
  kind: OperationKind;
  status: OperationStatus;
  steps: OperationStep[];
  /**
   * ISO 8601.
   * When a waiting operation goes on.
   */
  nextTryAt?: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601. */
  endedAt?: string;
};

/**
 * The resources that a full offboarding of a grant's person would delete.
 *
 * @public
 */
export type OffboardingPreview = {
  grantId: string;
  apps: {
    type: string;
    name: string;
    space?: string;
    status: string;
  }[];
  spaces: {
    name: string;
    sizeGb?: number;
    shared: boolean;
    /** Whether remote IDEs may connect with IAM credentials, without IAM Identity Center. Absent where it was not read. */
    remoteAccess?: boolean;
  }[];
  profileName?: string;
  homeDirectoryUid?: string;
  /** Further profiles of the person in the domain, such as one of a login of earlier days; absent if there are none. */
  otherProfiles?: {
    name: string;
    /** The login that it carries. */
    userName?: string;
    homeDirectoryUid?: string;
  }[];
  /** Ways in that would remain, in words. */
  remainingAccess: string[];
  messages?: Messages;
  /** ISO 8601 duration between the first step and the first that cannot be undone. */
  coolingOff: string;
  /**
   * ISO 8601.
   * When this was seen in AWS.
   */
  seenAt: string;
};

/**
 * One event of the append-only audit log.
 *
 * @public
 */
export type AccessEvent = {
  sequence: number;
  /** Absent where the event belongs to no request, like `leavers.*`. */
  requestId?: string;
  grantId?: string;
  operationId?: string;
  /** Such as `request.submitted`, `grant.active` or `step.done`. */
  type: string;
  /** Catalog ref of a person, `policy:<name>`, or `system`. */
  actor: string;
  /** Identity Center user of the person, when known. */
  actorUserId?: string;
  /** The actor's current catalog ref, when it differs from `actor`. When the ref in `actor` belongs to somebody else now and the actor has no other, the last known display name. No hash covers it. */
  actorToday?: string;
  /** Where the actor came from. Absent for the system. */
  source?: RequestSource;
  /** The actor, then each service through which it acted, such as `plugin:scaffolder`. Absent when it acted directly. */
  actorChain?: string[];
  detail: {
    [key: string]: unknown;
  };
  /** SHA-256 of the event before, hex. */
  previousHash?: string;
  /** SHA-256 over the previous hash and the content, hex. */
  hash?: string;
  /** Digests of the rows of requests and grants that were written with the event. Only in exports; absent for events from before digests were recorded. */
  records?: RecordDigest[];
  /** The signing key. Absent where no key was configured. */
  keyId?: string;
  /** HMAC-SHA256 of the hash under the signing key, hex. */
  signature?: string;
  /** ISO 8601. */
  at: string;
};

/**
 * A row as it was written, by its digest.
 *
 * @public
 */
export type RecordDigest = {
  kind: 'request' | 'grant';
  id: string;
  /** SHA-256 of the row, hex. */
  digest: string;
};

/**
 * A page of events.
 *
 * @public
 */
export type EventList = {
  items: AccessEvent[];
  nextCursor?: string;
};

/**
 * An event with what it is about, which is looked up and not covered by the hash.
 *
 * @public
 */
export type ListedEvent = AccessEvent & {
  /** The domain of the request. */
  domainId?: string;
  /** The person whose grant it is. */
  displayName?: string;
};

/**
 * A page of listed events.
 *
 * @public
 */
export type EventPage = {
  items: ListedEvent[];
  nextCursor?: string;
};

/**
 * The result of a check of the whole audit log and of the rows that it describes.
 *
 * @public
 */
export type EventVerification = {
  /** No fault was found, in events and rows, and a given hash was found. */
  intact: boolean;
  /** How many events were read. */
  checked: number;
  /** Hash of the latest event. */
  head?: string;
  /** Number of the latest event. */
  headSequence?: number;
  /** The faults, earliest first; at most 100. */
  faults: {
    sequence: number;
    fault:
      | 'altered'
      | 'missing'
      | 'misplaced'
      | 'unsigned'
      | 'wrong-signature'
      | 'unknown-key';
  }[];
  rows: RowVerification;
  signatures: SignatureVerification;
  /** The event that was given with `sequence` and `hash`. */
  given?: {
    sequence: number;
    hash: string;
    /** Whether the event with this number has this hash. */
    found: boolean;
  };
};

/**
 * Whether requests and grants say what was written when their last event was recorded.
 *
 * @public
 */
export type RowVerification = {
  /** How many requests were compared. */
  requests: number;
  /** How many grants were compared. */
  grants: number;
  /** How many of them a replica of an older version has written since, which records no digests; they are not compared. */
  unproven: number;
  /** The event that took over the rows from before digests were recorded. What happened to those rows before it is not verified. Absent where digests were recorded from the start. */
  since?: {
    sequence: number;
    /** ISO 8601. */
    at: string;
  };
  /** At most 100. */
  faults: {
    kind: 'request' | 'grant';
    id: string;
    fault: 'altered' | 'missing' | 'unrecorded';
    /** The last event that recorded the row. */
    sequence?: number;
  }[];
};

/**
 * Whether the events carry signatures by a key that is not in the database.
 *
 * @public
 */
export type SignatureVerification = {
  /** Whether there is a key to verify them with. */
  configured: boolean;
  /** How many events have a valid signature. */
  verified: number;
  /** How many have one that was not verified, as no key is configured. */
  unverified: number;
  /** The first event that has to be signed. */
  from?: number;
};

/**
 * An Identity Center user as last seen, for plugins that build catalog entities from it.
 *
 * @public
 */
export type DirectoryUser = {
  identityStoreId: string;
  userId: string;
  /** Name of the `User` in the catalog. It was assigned once, stays whatever the login becomes, and is never given to anybody else. */
  catalogName: string;
  userName: string;
  displayName: string;
  email?: string;
  title?: string;
  /** As the identity provider names it. */
  department?: string;
  /** User id of the manager. Identity Center holds a text; it counts where it fits one user alone. */
  managerUserId?: string;
  status: 'ENABLED' | 'DISABLED';
};

/**
 * An Identity Center group with the ids of its members.
 *
 * @public
 */
export type DirectoryGroup = {
  identityStoreId: string;
  groupId: string;
  /** Name of the `Group` in the catalog. It was assigned once, stays whatever the display name becomes, and is never given to another group. */
  catalogName: string;
  displayName: string;
  description?: string;
  memberUserIds: string[];
};

/**
 * The whole directory as of one complete sync; never a part of it.
 *
 * @public
 */
export type Directory = {
  users: DirectoryUser[];
  groups: DirectoryGroup[];
  /**
   * ISO 8601.
   * When the sync that saw all of it ended.
   */
  syncedAt: string;
};

/**
 * The standing of a catalog user, according to trusted catalog entities and Identity Center.
 *
 * @public
 */
export type Standing = {
  /** Catalog ref of the user. */
  entityRef: string;
  /** The user's own ref and those of the groups that the user is in. */
  refs: string[];
  /** Ids of the domains that the user owns, by app-config or by the settings of the domain. */
  ownedDomains?: string[];
  /** Refs of the teams that the user leads, by app-config or by the settings of the team. */
  ledTeams?: string[];
  /** Whether `permission.sagemakerStudio.platformTeams` means the user. */
  isOfPlatformTeam?: boolean;
  /** Why the user may neither change nor read records, and who can fix it. Absent when they may. */
  refusal?: string;
};

/**
 * An Identity Center user that matches a catalog user.
 *
 * @public
 */
export type IdentityCandidate = {
  userId: string;
  /** The id of a user who is gone. */
  userName: string;
  displayName: string;
  email?: string;
  status: 'ENABLED' | 'DISABLED' | 'GONE';
  /** Catalog refs of others who are this Identity Center user already. If the catalog user is it as well, none of them can be given access until the catalog holds one alone. Absent when there is none. */
  catalogUsers?: string[];
};

/**
 * A catalog user that matches several Identity Center users, another one than before, not the one before any more, or by its name alone one that may be somebody else.
 *
 * @public
 */
export type IdentityConflict = {
  /** Catalog ref of the user. */
  entityRef: string;
  /** Whether the caller may decide it. Nobody decides who they are themselves. */
  viewerMayDecide: boolean;
  displayName: string;
  /** ISO 8601. */
  foundAt: string;
  /** The Identity Center user that the catalog user was linked to before. Absent when none was recorded. */
  recorded?: IdentityCandidate;
  /** The other Identity Center users that match now. Empty where nothing leads to the recorded one any more. */
  candidates: IdentityCandidate[];
  /** Where only the name of the catalog user leads to the Identity Center user: catalog refs of those who are or may be that user. Absent where an id, an annotation or the address leads there. */
  namesakes?: string[];
  /** Where the configuration names the catalog user, in English. If a user was linked before, the offices stay theirs whatever is decided; else whoever the catalog user is decided to be gets them. Absent when it names the user nowhere. */
  namedIn?: string[];
  messages?: Messages;
};

/**
 * Catalog users whose Identity Center user has to be decided.
 *
 * @public
 */
export type IdentityConflictList = {
  /** Whether the caller may decide on those that do not concern themselves. */
  viewerMayDecide: boolean;
  items: IdentityConflict[];
};

/**
 * The orphaned assignment to remove.
 *
 * @public
 */
export type AssignmentRemovalInput = {
  principalType: 'USER' | 'GROUP';
  principalId: string;
};

/**
 * The person whose direct assignment, which no grant covers, is to be removed.
 *
 * @public
 */
export type UnmanagedAccessRemovalInput = {
  /** Id in Identity Center. */
  userId: string;
  /** Kept in the record. */
  justification?: string;
};

/**
 * The users and groups whose assignments, which no grant covers, are to be removed.
 *
 * @public
 */
export type UnmanagedAccessBulkRemovalInput = {
  principals: AssignmentRemovalInput[];
  /** Kept in the record. */
  justification?: string;
};

/**
 * The assignments that are being removed, and those that are not, each with the reason.
 *
 * @public
 */
export type UnmanagedAccessBulkRemoval = {
  /** Those that are being removed. */
  items: OrphanedAssignment[];
  /** Those that are not removed. */
  refused: {
    principalType: 'USER' | 'GROUP';
    principalId: string;
    /** Why not. */
    message: string;
    messages?: Messages;
  }[];
};

/**
 * Why the viewer cannot have access recorded.
 *
 * - `domain`: the domain is only observed, or cannot be managed.
 * - `disabled`: the Identity Center user is disabled.
 * - `identity`: nobody knows which catalog user it is.
 * - `not-in-catalog`: there is no catalog user, or of a group, none of its members has one.
 * - `role`: the profile has a role that may not be asked for in the domain.
 * - `requested`: a request for it waits for its decision.
 * - `policy`: no policy lets the viewer ask for it.
 * - `granted`: every member of the group has a grant of their own.
 *
 * @public
 */
export type UnmanagedObstacle =
  | 'domain'
  | 'disabled'
  | 'identity'
  | 'not-in-catalog'
  | 'role'
  | 'requested'
  | 'policy'
  | 'granted';

/**
 * Somebody who is assigned directly, without a grant.
 *
 * @public
 */
export type UnmanagedPerson = {
  /** Id in Identity Center. */
  userId: string;
  person: Person;
  /** ARN of the role of the profile, or else the default of the domain. */
  executionRole: string;
  /** Absent before the first sign-in. */
  profileName?: string;
  /** The request that records the access. Absent where there is an obstacle. */
  record?: PlanInput;
  obstacle?: UnmanagedObstacle;
  removal?: AssignmentRemoval;
};

/**
 * A group that is assigned, through which no grant goes.
 *
 * @public
 */
export type UnmanagedGroup = {
  /** Id in Identity Center. */
  groupId: string;
  displayName: string;
  /** How many enabled users are in it. */
  members: number;
  /** How many of them can sign in by this assignment alone. */
  letsIn: number;
  /** How many of those who would be recorded have no profile yet, and get one. */
  withoutProfile?: number;
  /** How many members the requests leave out. */
  notRecorded?: number;
  /** The requests that record the access of the members, one for each team and role. Empty where there is an obstacle. */
  records: PlanInput[];
  obstacle?: UnmanagedObstacle;
  removal?: AssignmentRemoval;
};

/**
 * The people and groups that are assigned to a domain without a grant.
 *
 * @public
 */
export type UnmanagedAccess = {
  domainId: string;
  /** By name; no more than 500. */
  people: UnmanagedPerson[];
  /** How many people are assigned directly without a grant. */
  total: number;
  groups: UnmanagedGroup[];
  viewer: {
    /** Whether the viewer may have the assignments removed. */
    mayRemove: boolean;
  };
};

/**
 * The removal of an assignment that no grant covers.
 *
 * @public
 */
export type AssignmentRemoval = {
  status: 'waiting' | 'blocked';
  /** Catalog ref, or the last known name of somebody whose ref is another's by now. */
  requestedBy: string;
  /** ISO 8601. */
  requestedAt: string;
  error?: OperationError;
};

/**
 * An assignment that no grant covers, and its removal.
 *
 * @public
 */
export type OrphanedAssignment = {
  principalType: 'USER' | 'GROUP';
  /** Id in Identity Center. */
  principalId: string;
  /** Last known name; absent when no sync has seen it. */
  name?: string;
  /** Absent where nobody has asked for it. */
  removal?: AssignmentRemoval;
};

/**
 * Assignments of a domain whose users or groups are gone.
 *
 * @public
 */
export type OrphanedAssignmentList = {
  domainId: string;
  items: OrphanedAssignment[];
  viewer: {
    /** Whether the viewer may have them removed. */
    mayRemove: boolean;
  };
};

/**
 * A change beyond a change threshold.
 *
 * @public
 */
export type MassChange = {
  /**
   * `leavers`: suspensions of people who seem to have left; `requests`: invalidations of requests; `removals`: rows that AWS does not show any more; `team-rules`: requests of a team rule.
   */
  kind: 'leavers' | 'requests' | 'removals' | 'team-rules';
  /** Stands for exactly this change; to be sent with a decision. */
  hash: string;
  /**
   * ISO 8601.
   * When it was first held back.
   */
  since?: string;
  /** How many people, requests or rows would change. */
  count: number;
  /** How many there are. */
  all: number;
  /** Of `leavers`. */
  grants?: MassChangeGrant[];
  /** Of `requests`. */
  requests?: MassChangeRequest[];
  removals?: MassRemoval;
  teamRule?: MassTeamRule;
  /** Absent unless somebody has said that it is a fault. */
  rejected?: {
    /** Catalog ref, or the last known name of somebody whose ref is another's by now. */
    by: string;
    /** ISO 8601. */
    at: string;
  };
};

/**
 * A grant that a mass change would suspend.
 *
 * @public
 */
export type MassChangeGrant = {
  grantId: string;
  domainId: string;
  /** Catalog ref. */
  team: string;
  /** Catalog ref, or the last known name of somebody whose ref is another's by now. */
  person: string;
};

/**
 * A request that a mass change would invalidate.
 *
 * @public
 */
export type MassChangeRequest = {
  requestId: string;
  domainId: string;
  /** Catalog ref. */
  team: string;
};

/**
 * Of `removals`.
 *
 * @public
 */
export type MassRemoval = {
  /** Which rows, in words, such as `users`. */
  what: string;
  /** Absent for rows that belong to no domain. */
  domainId?: string;
  /** Ids or names of the rows in AWS. */
  keys: string[];
};

/**
 * Of `team-rules`.
 *
 * @public
 */
export type MassTeamRule = {
  /** Catalog ref. */
  team: string;
  domainId: string;
  /** For how many people access would be asked. */
  joiners: number;
  /** For how many people the end of access would be asked. */
  leavers: number;
};

/**
 * Changes beyond a change threshold that wait for a decision.
 *
 * @public
 */
export type MassChangeList = {
  /** Whether the caller may decide on them. */
  viewerMayDecide: boolean;
  items: MassChange[];
};

/**
 * Which mass change is decided on, as it was shown.
 *
 * @public
 */
export type MassChangeDecision = {
  /** The `hash` of the change as it was shown. */
  hash: string;
};

/**
 * What became of an accepted mass change.
 *
 * @public
 */
export type AcceptedMassChange = {
  kind: 'leavers' | 'requests' | 'removals' | 'team-rules';
  /** How many grants were suspended, requests invalidated, rows given up, or requests of a team rule let through. */
  count: number;
};

/**
 * What the catalog says about people and teams without effect, and what has to be decided.
 *
 * @public
 */
export type IdentityReport = {
  /**
   * ISO 8601.
   * When the whole catalog was last looked through.
   */
  lookedAt?: string;
  standing: StandingReport;
  /** Refs of the configuration and of policies that give nobody a right. */
  refs: RefReport[];
  /** Refs of the configuration that have passed to somebody else since they were first found, and of which nobody has decided yet whom they mean from now on. */
  passedRefs: PassedRef[];
  /** Catalog groups that lead to another group of Identity Center than before. Until it is decided, they give nobody a right. */
  teams: TeamConflict[];
  /** Teams that are no longer in the catalog and have access or requests left. Their people, the owners of the domains and the platform team take these back; no lead of another team can. */
  formerTeams: FormerTeam[];
  /** Entities of origins that are not trusted and claim to be, or to belong to, somebody who is; the first of them. */
  claims: UntrustedClaim[];
  claimCount: number;
};

/**
 * How many have no standing, since the origin of their entities is not trusted.
 *
 * @public
 */
export type StandingReport = {
  people: number;
  teams: number;
  /** Leads, owners, approvers and teams that the configuration names. */
  refs: number;
  origins: UntrustedOrigin[];
};

/**
 * An origin of catalog entities that gives nobody a right.
 *
 * @public
 */
export type UntrustedOrigin = {
  /** As in `backstage.io/managed-by-origin-location`. */
  origin: string;
  people: number;
  teams: number;
  /** Line to add to app-config if only the organization can write to this origin. */
  line: string;
};

/**
 * A ref of the configuration that gives nobody a right.
 *
 * @public
 */
export type RefReport = {
  entityRef: string;
  /** Where it is named, in English. */
  places: string[];
  problem: 'missing' | 'untrusted' | 'conflict' | 'changed';
  message: string;
  remedy: string;
  messages?: Messages;
  /** ISO 8601. */
  foundAt: string;
};

/**
 * Until it is decided, whom the ref meant before keeps what it gives, as long as they are there and enabled.
 *
 * @public
 */
export type PassedRef = {
  entityRef: string;
  /** Whether the caller may decide it. Nobody decides about themselves or about a group that they are in. */
  viewerMayDecide: boolean;
  recorded: RefHolder;
  found: RefHolder;
  /** Where it is named, in English. */
  places: string[];
  messages?: Messages;
};

/**
 * A user or a group of Identity Center.
 *
 * @public
 */
export type RefHolder = {
  /** User id or group id. */
  id: string;
  /** Username of a user or name of a group; the last known one when it is gone. */
  name: string;
  status: 'ENABLED' | 'DISABLED' | 'GONE';
};

/**
 * Whom a ref of the configuration means from now on.
 *
 * @public
 */
export type RefDecisionInput = {
  entityRef: string;
  /** Id of whom the ref meant before. */
  recorded: string;
  /** Id of whom it means from now on: the one before, or the one who has it now. */
  id: string;
};

/**
 * Whom a ref of the configuration means.
 *
 * @public
 */
export type RefDecision = {
  entityRef: string;
  /** User id or group id. */
  id: string;
};

/**
 * A catalog group that leads to another group of Identity Center than before.
 *
 * @public
 */
export type TeamConflict = {
  entityRef: string;
  /** Whether the caller may decide it. Nobody decides about a group that they are in. */
  viewerMayDecide: boolean;
  displayName: string;
  /** ISO 8601. */
  foundAt: string;
  recorded: TeamCandidate;
  candidates: TeamCandidate[];
};

/**
 * A team whose group is gone, with what still refers to it.
 *
 * @public
 */
export type FormerTeam = {
  /** The ref that the records show. If another team has got it since, it ends with part of the id of the former group. */
  entityRef: string;
  /** Grants that have not ended. */
  grants: number;
  /** Requests in review. */
  requests: number;
};

/**
 * A group of Identity Center that a catalog group may be.
 *
 * @public
 */
export type TeamCandidate = {
  groupId: string;
  displayName: string;
  /** Whether Identity Center has no such group any more. */
  isGone: boolean;
};

/**
 * An untrusted catalog entity that claims what belongs to somebody else.
 *
 * @public
 */
export type UntrustedClaim = {
  entityRef: string;
  origin: string;
  claims: EntityClaim[];
  /** ISO 8601. */
  foundAt: string;
};

/**
 * One thing that an untrusted entity claims.
 *
 * @public
 */
export type EntityClaim = {
  /**
   * `address`: of an Identity Center user; `identity`: an id or a username of Identity Center; `name`: a catalog name that was given to somebody else; `membership`, `hierarchy`: of a trusted group; `members`: trusted users.
   */
  kind:
    | 'address'
    | 'identity'
    | 'name'
    | 'membership'
    | 'hierarchy'
    | 'members';
  /** Whom or what it claims: a username, the name of a group, an id or a catalog ref. */
  of: string;
};

/**
 * The Identity Center group that a catalog group is.
 *
 * @public
 */
export type TeamLinkInput = {
  entityRef: string;
  groupId: string;
};

/**
 * Which group of Identity Center a catalog group is.
 *
 * @public
 */
export type TeamLink = {
  entityRef: string;
  groupId: string;
};

/**
 * The Identity Center user that a catalog user is.
 *
 * @public
 */
export type IdentityLinkInput = {
  entityRef: string;
  userId: string;
};

/**
 * The Identity Center user that a catalog user is to be linked to.
 *
 * @public
 */
export type IdentityLink = {
  entityRef: string;
  userId: string;
  userName: string;
};

/**
 * One stage of a decision, as a policy says it.
 *
 * @public
 */
export type PolicyStage = {
  name: string;
  /** `team-leads`, `domain-owners`, `parent-group`, `manager`, or catalog refs of users and groups. */
  approvers: string[];
  /** How many different people have to approve. */
  quorum: number;
};

/**
 * A policy approves at once when everything holds that one of its conditions names.
 *
 * @public
 */
export type PolicyCondition = {
  /** A lead onboards members of their own team. */
  leadOnboardsOwnTeam?: boolean;
  /** Catalog refs of the requester or of their groups. */
  requesterIn?: string[];
  /** ISO 8601. */
  durationAtMost?: string;
  /** ISO 8601; an extension of access that was used within this time. */
  extensionOfUsedWithin?: string;
  /** ARNs. */
  roleIn?: string[];
  kinds?: RequestKind[];
};

/**
 * The content of a policy.
 *
 * @public
 */
export type PolicyTerms = {
  name: string;
  /** Catalog refs, or `*`. */
  teams: string[];
  /** Domain ids, or `*`. */
  domains: string[];
  /** ARNs. Absent means every role of the domain. */
  executionRoles?: string[];
  requesters: 'anyone' | 'members';
  onBehalfOf: 'leads' | 'anyone';
  assignment: 'user' | 'group' | 'either';
  stages: PolicyStage[];
  /** Catalog refs. */
  fallbackApprovers: string[];
  automatic: PolicyCondition[];
  /** ISO 8601. */
  duration: {
    default?: string;
    max?: string;
    /** Whether access may be asked for without an end. */
    untilRevoked: boolean;
  };
  /** ISO 8601; how long a request waits for its decision. */
  requestExpiry: string;
  /** ISO 8601; when approvers are reminded. */
  reminders: string[];
  minJustificationLength: number;
};

/**
 * A policy in force.
 *
 * @public
 */
export type PolicyView = PolicyTerms & {
  source: 'app-config' | 'module' | 'portal';
  /** The key of app-config, where it comes from there. */
  key?: string;
};

/**
 * The policies in force.
 *
 * @public
 */
export type PolicyList = {
  policies: PolicyView[];
  /** Who decides about new domains. Absent where the permission alone is enough. */
  domainCreation?: {
    stages: PolicyStage[];
    fallbackApprovers: string[];
    requestExpiry: string;
  };
};

/**
 * Where a setting comes from. `module`: a policy of a module. `none`: nobody has set anything, so the domain is observed, the team has no leads, or there is no such policy.
 *
 * @public
 */
export type SettingsSource = 'app-config' | 'module' | 'portal' | 'none';

/**
 * An execution role that requests may name.
 *
 * @public
 */
export type RoleSetting = {
  /** Its ARN. */
  role: string;
  /** A name for people. */
  name?: string;
  /** The purpose of the role. */
  purpose?: string;
};

/**
 * Everything that may be set for a domain; a field that is absent has no value afterwards.
 *
 * @public
 */
export type DomainSettingsInput = {
  /** As it was read. With another one by now, nothing is changed (409). */
  version: number;
  mode: DomainMode;
  /** Refs of users, or of groups whose members are owners. */
  owners: string[];
  /** The execution roles that requests may name, besides the domain's default. */
  roles: RoleSetting[];
  /** ISO 8601; offered first, instead of the default of the policies. Access always ends then. */
  defaultDuration?: string;
  /** ISO 8601; the longest, under every policy. */
  maxDuration?: string;
  /** Whom to ask about the domain, in words. */
  contact?: string;
};

/**
 * Everything that may be set for a team.
 *
 * @public
 */
export type TeamSettingsInput = {
  /** As it was read. With another one by now, nothing is changed (409). */
  version: number;
  /** Refs of users, or of groups whose members lead. */
  leads: string[];
};

/**
 * A policy of the portal.
 *
 * @public
 */
export type PolicySettingsInput = {
  /** As it was read; 0 for a new policy. With another one by now, nothing is changed (409). */
  version: number;
  /** The policy as an entry of `sagemakerStudio.policies` in app-config, in YAML or JSON; its name may be left out. Absent: the policy is removed. */
  yaml?: string;
};

/**
 * A policy, with its source.
 *
 * @public
 */
export type PolicySettings = SettingsOrigin & {
  name: string;
  /** Whether requests are decided by it. A policy of the portal is not when app-config or a module has one of its name, or when it cannot be read. */
  isInForce: boolean;
  /** The mistakes in the policy as of now, each with the path of its key. */
  problems: string[];
  /** Absent where it is not in force. */
  policy?: PolicyTerms;
  /** As it is written, without its name; of policies of the portal. */
  yaml?: string;
};

/**
 * The changes that the reader may make. `some` is for owners of the domain, who may change the contact and shorten durations.
 *
 * @public
 */
export type SettingsRight = 'all' | 'some' | 'nothing';

/**
 * Where settings come from, and who changed them last.
 *
 * @public
 */
export type SettingsOrigin = {
  source: SettingsSource;
  /** The key of app-config that sets it, where one does. */
  key?: string;
  /** Sent back with a change. 0: the portal has no settings of it yet. */
  version: number;
  mayChange: SettingsRight;
  /** Catalog ref, or the last known name of somebody whose ref is another's by now. Absent where the portal has set nothing. */
  changedBy?: string;
  /** ISO 8601. */
  changedAt?: string;
};

/**
 * What is set for a domain.
 *
 * @public
 */
export type DomainSettings = SettingsOrigin & {
  domainId: string;
  /** Absent where no sync has seen the domain. */
  name?: string;
  accountId?: string;
  region?: string;
  /** ARN of the role that may be asked for in any case. */
  defaultExecutionRole?: string;
  mode: DomainMode;
  owners: string[];
  roles: RoleSetting[];
  defaultDuration?: string;
  maxDuration?: string;
  contact?: string;
  /** Whether it is managed, but no policy lets anybody ask for access. */
  nobodyCanAsk?: boolean;
};

/**
 * What is set for a team.
 *
 * @public
 */
export type TeamSettings = SettingsOrigin & {
  /** Catalog ref. */
  team: string;
  leads: string[];
  otherLeads?: OtherLeads;
};

/**
 * How people come to lead a team without being named. Whom patterns and the parent team add is among the leads.
 *
 * @public
 */
export type OtherLeads = {
  /** Names of Identity Center groups whose members lead, with `{team}` for the name of the team's own group. */
  patterns: string[];
  /** Whether the leads of the parent team lead it too. */
  byParent: boolean;
  /** Whether the manager that Identity Center holds for a member decides with the leads about that member. */
  byManager: boolean;
};

/**
 * Everything that is set.
 *
 * @public
 */
export type Settings = {
  /** Those in force, in the order in which they are evaluated, then those of the portal that are not in force. */
  policies: PolicySettings[];
  /** Those that a sync has seen, and those that are named. */
  domains: DomainSettings[];
  /** Those whose leads are named. */
  teams: TeamSettings[];
  everyTeam?: EveryTeam;
  /** Whether the reader may change whatever app-config does not fix. */
  mayChangeAll: boolean;
};

/**
 * How every team is led of which nothing else says who leads it.
 *
 * @public
 */
export type EveryTeam = {
  /** Key of app-config. */
  key: string;
  otherLeads: OtherLeads;
};

/**
 * `off`: nothing. `propose`: a request that people decide. `automatic`: the request is carried out at once, where the policies want no decision on it; the access of leavers ends after the grace period.
 *
 * @public
 */
export type TeamRuleMode = 'off' | 'propose' | 'automatic';

/**
 * A team rule as somebody sets it.
 *
 * @public
 */
export type TeamRuleInput = {
  /** That of the rule that was read; 0 where there was none. */
  version: number;
  /** ARN of the execution role. Absent means the domain's default. */
  executionRole?: string;
  /** ISO 8601, such as `P90D`. Absent means the policy's default. */
  duration?: string;
  /** Whether the access lasts until it is revoked. */
  noEnd?: boolean;
  joiners: TeamRuleMode;
  leavers: TeamRuleMode;
  /** What the team needs the access for. Those who decide read it in each request. */
  justification: string;
};

/**
 * A rule that keeps the access of a team in step with its members.
 *
 * @public
 */
export type TeamRule = {
  /** Absent while there is none. */
  ruleId?: string;
  /** Catalog ref. */
  team: string;
  domainId: string;
  domainName?: string;
  version: number;
  executionRole?: string;
  duration?: string;
  noEnd: boolean;
  joiners: TeamRuleMode;
  leavers: TeamRuleMode;
  justification: string;
  /**
   * Who sets it. What app-config sets, nobody can change in the portal.
   */
  source: 'app-config' | 'portal' | 'none';
  /** Whether the reader may change it. */
  mayChange: boolean;
  /** Catalog ref of who has set it. */
  setBy?: string;
  /** ISO 8601. */
  changedAt?: string;
  /** Whether who has set it has left, or may not set it any more. The rule only proposes until somebody sets it again. */
  isLapsed: boolean;
  /** How many of its requests wait for a decision. */
  waiting: number;
  /** What the change threshold holds back until somebody accepts it. */
  held?: HeldByTeamRule;
  /** Why a request could not be filed at the last attempt. */
  problem?: string;
  messages?: Messages;
};

/**
 * What a team rule wants that waits until the platform team accepts it.
 *
 * @public
 */
export type HeldByTeamRule = {
  joiners: number;
  leavers: number;
};

/**
 * Team rules that the caller may see.
 *
 * @public
 */
export type TeamRuleList = {
  items: TeamRule[];
  /** Whether the caller may set rules for the team that was asked for. */
  viewerMaySet?: boolean;
};

/**
 * What a team rule would do once it is set.
 *
 * @public
 */
export type TeamRuleSimulation = {
  /** Members for whom access would be asked. */
  joiners: TeamRulePerson[];
  /** People who are not in the team any more and whose access would end. */
  leavers: TeamRulePerson[];
  /** Whether the policies let joiners in without a decision. */
  automatic: boolean;
};

/**
 * Somebody whom a team rule concerns.
 *
 * @public
 */
export type TeamRulePerson = {
  /** Catalog ref; absent for who is not in the catalog. */
  person?: string;
  displayName: string;
};

/**
 * The team rule that filed a request.
 *
 * @public
 */
export type TeamRuleOrigin = {
  ruleId: string;
  /** Catalog ref of who has set the rule; absent for a rule of app-config. */
  setBy?: string;
};

/**
 * Settings to import.
 *
 * @public
 */
export type SettingsImportInput = {
  /** YAML or JSON with `sagemakerStudio` at its top and `domains`, `teams`, `policies` and `teamRules` below it, as `GET /settings/export` writes it. */
  yaml: string;
  /** As the simulation gave it. With other settings by now, nothing is changed (409). */
  hash?: string;
};

/**
 * A setting of an import.
 *
 * @public
 */
export type SettingsImportItem = {
  kind: 'domain' | 'team' | 'policy' | 'team-rule';
  /** Of the domain, the team or the policy, for people. */
  name: string;
  domainId?: string;
  /** Of the domain of a team rule. */
  domainName?: string;
  /** Catalog ref. */
  team?: string;
  /** Name of the policy. */
  policy?: string;
  /** None where the portal has the same already, or may not set it. */
  changes: SettingsChange[];
  rule?: TeamRuleSimulation;
  /** Whether the domain would be managed, but no policy would let anybody ask for access to it. */
  nobodyCanAsk?: boolean;
  /** Why it stays as it is, where app-config or a module sets it. */
  message?: string;
  messages?: Messages;
};

/**
 * The settings of an import, those that stay as they are included.
 *
 * @public
 */
export type SettingsImport = {
  items: SettingsImportItem[];
};

/**
 * The changes and effects of an import of settings, before it is carried out.
 *
 * @public
 */
export type SettingsImportSimulation = SettingsImport & {
  requests: SettingsRequestEffect[];
  grants: SettingsGrantEffect[];
  /** Sent with the import. */
  hash: string;
};

/**
 * Settings for app-config.
 *
 * @public
 */
export type SettingsExport = {
  yaml: string;
};

/**
 * A mode, an ISO 8601 duration, a contact, refs of owners or leads, roles, or what a policy says under a key.
 *
 * @public
 */
export type SettingsValue = string | string[] | RoleSetting[];

/**
 * A field that changes, with its values as they are stored; absent where it has none.
 *
 * @public
 */
export type SettingsChange = {
  field:
    | 'mode'
    | 'owners'
    | 'roles'
    | 'defaultDuration'
    | 'maxDuration'
    | 'contact'
    | 'leads'
    | 'teams'
    | 'domains'
    | 'executionRoles'
    | 'requesters'
    | 'onBehalfOf'
    | 'assignment'
    | 'approvers'
    | 'stages'
    | 'fallbackApprovers'
    | 'automatic'
    | 'duration'
    | 'requestExpiry'
    | 'reminders'
    | 'minJustificationLength'
    | 'executionRole'
    | 'noEnd'
    | 'joiners'
    | 'leavers'
    | 'justification';
  before?: SettingsValue;
  after?: SettingsValue;
};

/**
 * A request in review that a change of settings affects.
 *
 * @public
 */
export type SettingsRequestEffect = {
  requestId: string;
  kind: RequestKind;
  /** Catalog ref. */
  requester: string;
  /**
   * `approvers`: others decide it. `refused`: nobody can approve it any more, because of its role or its duration. `observed`: nobody can approve it while the domain is observed.
   */
  effect: 'approvers' | 'refused' | 'observed';
  /** Refs of those who can decide it now. */
  before: string[];
  /** Refs of those who could decide it then. */
  after: string[];
};

/**
 * Grants that a change of settings affects. They stay as they are, and cannot be extended like this.
 *
 * @public
 */
export type SettingsGrantEffect = {
  /**
   * `longer-than-maximum`: they last longer than new ones may. `role-not-offered`: their role may not be asked for any more. `not-managed`: the portal stops giving and repairing access in the domain.
   */
  effect: 'longer-than-maximum' | 'role-not-offered' | 'not-managed';
  count: number;
  /** Names of the people, the first 20. */
  people: string[];
};

/**
 * What a change of settings would do.
 *
 * @public
 */
export type SettingsSimulation = {
  changes: SettingsChange[];
  requests: SettingsRequestEffect[];
  grants: SettingsGrantEffect[];
  /** Whether the domain would be managed, but no policy would let anybody ask for access to it. */
  nobodyCanAsk?: boolean;
};

/**
 * A type some of whose properties are required.
 *
 * @public
 */
export type WithRequired<T, K extends keyof T> = T & {
  [P in K]-?: T[P];
};
