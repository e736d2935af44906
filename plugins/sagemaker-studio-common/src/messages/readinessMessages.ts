/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Checks of a domain, and why a domain cannot be managed. */
export const readinessMessages = {
  'domain.unified-studio':
    "The domain '{{domain}}' ({{domainId}}) belongs to SageMaker Unified Studio, which decides who enters.",
  'domain.unified-studio.remedy':
    'Ask the owners of the Unified Studio project to add the person there.',
  'domain.iam-mode':
    "The domain '{{domain}}' ({{domainId}}) lets people in by IAM, not through IAM Identity Center.",
  'domain.iam-mode.remedy':
    'AWS cannot change that on an existing domain. Choose a domain that signs in through Identity Center, or ask the administrators of account {{account}} for access by IAM.',
  'domain.legacy':
    "The domain '{{domain}}' ({{domainId}}) is from before October 2023: AWS shows no Identity Center application for it, so people cannot be assigned by API.",
  'domain.legacy.remedy':
    'An administrator of account {{account}} can assign people in the SageMaker console; to have it done here, move to a newer domain.',
  'domain.not-in-service':
    "The domain '{{domain}}' ({{domainId}}) has the status {{status}}.",
  'domain.not-in-service-because':
    "The domain '{{domain}}' ({{domainId}}) has the status {{status}}: {{reason}}.",
  'domain.not-in-service.remedy':
    'Try again when the domain is InService; the administrators of account {{account}} can see to it.',
  'domain.observe-only':
    "The domain '{{domain}}' ({{domainId}}) is only observed by this portal.",
  'domain.observe-only.remedy':
    "The platform team can set it to Managed on the page Settings. If app-config sets the domain, set sagemakerStudio.domains.{{domainId}}.mode to 'manage' there.",
  'application.missing':
    "The application of '{{domain}}' is not in IAM Identity Center, so nobody can sign in.",
  'application.missing.remedy':
    'Somebody has deleted it, or Identity Center belongs to another organization; an administrator of IAM Identity Center can look.',
  'application.disabled':
    "The application of '{{domain}}' is disabled, so nobody can sign in.",
  'application.disabled.remedy':
    'An administrator of IAM Identity Center can enable it.',

  'unseen.action':
    '{{what}} could not be looked at: the IAM action {{action}} is missing.',
  'unseen.action.remedy':
    'To have it checked, allow {{action}} to the role by which this portal reads AWS.',
  'unseen.failed': '{{what}} could not be looked at: {{reason}}',
  'unseen.failed.remedy': 'It is tried again by itself.',
  'unseen.yet': '{{what}} has not been looked at yet.',
  'unseen.yet.remedy': 'Wait for the next look, or refresh.',
  'networks.failed':
    'The networks of the account {{account}} in {{region}} could not be read: {{reason}}',
  'networks.throttled.remedy':
    'AWS limits how often they are read at the moment. They are read again by themselves.',
  'networks.retried.remedy': 'They are read again by themselves.',
  'what.identity-center': 'IAM Identity Center',
  'what.instance-configured':
    'The IAM Identity Center instance {{instance}} with the identity store {{store}} is taken from the configuration and',
  'what.application': 'The application {{application}}',
  'what.assignment-required': 'Whether people have to be assigned',
  'what.users': 'The users of Identity Center',
  'what.people-trusted': 'Whether the people of the catalog are trusted',
  'what.quotas': 'The quotas of account {{account}} in {{region}}',
  'what.settings': "The settings of '{{domain}}'",
  'what.spaces': "The spaces of '{{domain}}'",
  'what.trust-policies': 'The trust policies of the execution roles',
  'what.role-permissions': 'What the execution roles allow',
  'what.pass-role': 'Whether this portal may pass execution roles',

  'instance.unread':
    'No IAM Identity Center instance could be read in {{region}}: {{reason}}',
  'instance.unread.remedy':
    'Enable an organization instance of IAM Identity Center, or correct sagemakerStudio.identityCenter and the permissions of account {{account}}.',
  'instance.found':
    'The IAM Identity Center instance {{instance}} with the identity store {{store}} is found in {{region}}.',
  'instance.status':
    'The IAM Identity Center instance {{instance}} with the identity store {{store}} has the status {{status}}.',
  'instance.status-because':
    'The IAM Identity Center instance {{instance}} with the identity store {{store}} has the status {{status}}: {{reason}}.',
  'instance.status.remedy':
    'The owners of account {{account}} can see why in the console of IAM Identity Center.',
  'instance.account':
    'The IAM Identity Center instance {{instance}} with the identity store {{store}} belongs to the account of the domain and has no permission sets, as account instances are. Studio cannot use an account instance.',
  'instance.account.remedy':
    'Name the organization instance in sagemakerStudio.identityCenter, if this is not it.',
  'instance.active':
    'The IAM Identity Center instance {{instance}} with the identity store {{store}} is an active organization instance in {{region}}.',
  'region.iam':
    "'{{domain}}' is in {{region}}, which matters only to domains that sign in through Identity Center.",
  'region.same': "'{{domain}}' and IAM Identity Center are both in {{region}}.",
  'region.differs':
    "'{{domain}}' is in {{region}}, IAM Identity Center in {{home}}, and Studio works with Identity Center only in its own Region, not in one that it is replicated to.",
  'region.differs.remedy':
    'A new domain in {{home}} is needed; if Identity Center is in {{region}} after all, correct sagemakerStudio.identityCenter.region.',
  'sso-mode.ok': "'{{domain}}' signs people in through IAM Identity Center.",
  'status.in-service': "The status of '{{domain}}' is InService.",
  'status.other': "The status of '{{domain}}' is {{status}}.",
  'status.other.remedy':
    'The administrators of account {{account}} can see why in the SageMaker console.',
  'not-needed.application':
    'An application is not needed where people sign in by IAM.',
  'not-needed.assignment':
    'An assignment is not needed where people sign in by IAM.',
  'application.legacy':
    "AWS shows no Identity Center application for '{{domain}}', which is from before October 2023.",
  'application.legacy.remedy':
    'People can be assigned in the SageMaker console only; to have it done here, move to a newer domain.',
  'application.gone':
    "The application {{application}} of '{{domain}}' is not in IAM Identity Center.",
  'application.gone.remedy':
    'Somebody has deleted it, or Identity Center belongs to another organization; nobody can sign in until it is back.',
  'application.enabled':
    'The application {{application}} is there and enabled.',
  'application.status':
    'The application {{application}} is {{status}}, so nobody can sign in.',
  'assignment.required':
    'Only those who are assigned to the application may sign in.',
  'assignment.not-required':
    "The application of '{{domain}}' requires no assignment, so everybody in Identity Center may sign in whatever is granted here.",
  'assignment.not-required.remedy':
    'An administrator of IAM Identity Center can require assignments in the settings of the application.',
  'provider.unseen':
    "Whether SAML and SCIM are set up is not visible from AWS's APIs.",
  'provider.worked':
    "Whether SAML and SCIM are set up is not visible from AWS's APIs. SCIM has worked: {{number}} users come from an identity provider.",
  'provider.remedy':
    'An administrator of the identity provider can check both: in Okta, open the application AWS IAM Identity Center, SAML is under Sign On and SCIM under Provisioning.',
  'age.less-than-a-minute': 'less than a minute',
  'age.minutes_one': '{{count}} minute',
  'age.minutes_other': '{{count}} minutes',
  'age.hours_one': '{{count}} hour',
  'age.hours_other': '{{count}} hours',
  'users.none': 'Identity Center has no users.',
  'users.none.remedy':
    'Set up provisioning by SCIM in the identity provider, and assign people to its AWS application.',
  'users.old':
    '{{users}} users and {{groups}} groups of Identity Center were read {{age}} ago, which is long.',
  'users.old-because':
    '{{users}} users and {{groups}} groups of Identity Center were read {{age}} ago, which is long: {{reason}}.',
  'users.old.remedy':
    'The people who run this portal can see in its log what keeps it from reading.',
  'users.by-hand':
    '{{users}} users and {{groups}} groups of Identity Center were read {{age}} ago, and none of them comes from an identity provider.',
  'users.by-hand.remedy':
    'Set up provisioning by SCIM in the identity provider, so that people who leave there lose their access.',
  'users.ok':
    '{{users}} users and {{groups}} groups of Identity Center were read {{age}} ago; {{provisioned}} of the users come from an identity provider.',
  'trusted.ref':
    '{{problem}} It is named in {{places}}, and gives nobody a right.',
  'trusted.refs_one':
    '{{problem}} So it is with {{count}} other ref of the configuration. It is named in {{places}}, and gives nobody a right.',
  'trusted.refs_other':
    '{{problem}} So it is with {{count}} other refs of the configuration. It is named in {{places}}, and gives nobody a right.',
  'count.people_one': '{{count}} person',
  'count.people_other': '{{count}} people',
  'count.teams_one': '{{count}} team',
  'count.teams_other': '{{count}} teams',
  'trusted.without':
    "{{people}} and {{teams}} of the catalog have no standing, since their origins are not trusted, such as '{{origin}}'.",
  'trusted.without.remedy':
    'If nobody but your organization can write there, add to app-config: {{line}}',
  'trusted.named':
    'Everybody whom the configuration names leads to a trusted entity. {{people}} and {{teams}} of the catalog have no standing, since their origins are not trusted; anybody may register those.',
  'trusted.all':
    'Everybody whom the configuration names leads to a trusted entity, and so does everybody in the catalog.',
  'ref.conflict':
    "'{{ref}}' leads to somebody else in Identity Center than before, or to several.",
  'ref.conflict.remedy': 'The platform team decides who it is.',
  'ref.changed':
    "'{{ref}}' has passed to somebody else since it was first found. Whom it meant then keeps what it gives; whoever has it now gets nothing by it.",
  'ref.changed.remedy':
    'The platform team decides on the Domains page whom it means from now on.',
  'place.owners': 'the owners of {{domain}}',
  'place.team': 'the team {{team}}',
  'place.leads': 'the leads of {{team}}',
  'place.leads-of-every-team': 'the leads of every team',
  'place.approvers':
    "the approvers of stage '{{stage}}' in the policy '{{policy}}'",
  'place.fallback': "the fallback approvers in the policy '{{policy}}'",
  'place.policy-teams': "the teams in the policy '{{policy}}'",
  'place.requesters':
    "the requesters whose requests the policy '{{policy}}' approves automatically",
  'place.creation-approvers':
    "the approvers of new domains in stage '{{stage}}'",
  'place.creation-fallback': 'the fallback approvers of new domains',
  'place.leavers': 'those who hear of leavers',
  'place.platform-team': 'the platform team',
  'place.manager': "the manager '{{manager}}' of people in Identity Center",
  'place.key': '{{place}} ({{key}})',
  'place.portal': '{{place}} (set in the portal)',
  'ref.missing': "The catalog has no '{{ref}}'.",
  'ref.missing.remedy':
    'Correct the ref, or wait for the catalog to take it in.',
  'ref.pattern':
    "'{{ref}}' means no group of Identity Center that the catalog has, so it gives nobody the office of a lead.",
  'ref.pattern.remedy':
    'Correct the pattern, or create the group in your identity provider and have it provisioned.',
  'manager.nobody_one':
    "Identity Center names a manager, '{{examples}}', whom no user there fits, so nobody decides as that manager.",
  'manager.nobody_other':
    "Identity Center names {{count}} managers whom no user there fits, such as '{{examples}}', so nobody decides as those managers.",
  'manager.several_one':
    "Identity Center names a manager, '{{examples}}', whom several users there fit, so nobody decides as that manager.",
  'manager.several_other':
    "Identity Center names {{count}} managers whom several users there fit, such as '{{examples}}', so nobody decides as those managers.",
  'manager.remedy':
    'Have your identity provider send the user name or the Identity Center user id of the manager.',
  'place.managers': 'the managers of people in Identity Center',
  'ref.disabled':
    "'{{ref}}' is {{name}}, whose user is disabled in Identity Center.",
  'ref.disabled.remedy':
    'Name somebody else, or have the user enabled in your identity provider.',
  'ref.gone-user':
    "'{{ref}}' was {{name}}, who is gone from Identity Center. A new user of that name is somebody else.",
  'ref.gone-user.remedy': 'Name somebody else.',
  'ref.gone-group':
    "'{{ref}}' was the group {{name}}, which is gone from Identity Center. A new group of that name is another team.",
  'ref.gone-group.remedy': 'Name another team.',
  'ref.untrusted':
    "'{{ref}}' comes from '{{origin}}', which is not trusted to say who people are.",
  'quota.use': 'Account {{account}} uses {{uses}} in {{region}}.',
  'quota.use.remedy':
    'Have {{codes}} raised in Service Quotas for this account and Region.',
  'quota.userProfiles': '{{inUse}} of {{limit}} user profiles',
  'quota.spaces': '{{inUse}} of {{limit}} spaces',
  'quota.runningApps': '{{inUse}} of {{limit}} running apps',
  'sessions.named':
    'The sessions of execution roles are named after the person, so CloudTrail shows who did what.',
  'sessions.source-identity':
    'The sessions of execution roles carry the profile as source identity, so CloudTrail shows who did what.',
  'sessions.alike':
    'The sessions of execution roles are all named alike, so CloudTrail does not show who did what.',
  'sessions.alike.remedy':
    "An administrator of account {{account}} can set ExecutionRoleSessionNameMode to USER_IDENTITY in the domain's default user settings.",
  'idle.on': 'Idle apps are shut down: {{apps}}.',
  'idle.after': '{{app}} after {{minutes}} minutes',
  'idle.off':
    'Idle apps are not shut down in {{apps}}, and cost money until somebody stops them.',
  'idle.off.remedy':
    "An administrator of account {{account}} can enable idle shutdown in the domain's settings.",
  'remote.none': 'No space lets remote IDEs connect.',
  'remote.space':
    "Remote IDEs may connect to the space '{{space}}': whoever has IAM credentials that allow sagemaker:StartSession on it comes in without IAM Identity Center. AWS does not report who has.",
  'remote.spaces':
    'Remote IDEs may connect to the {{number}} spaces {{spaces}}: whoever has IAM credentials that allow sagemaker:StartSession on them comes in without IAM Identity Center. AWS does not report who has.',
  'remote.remedy':
    'An administrator of account {{account}} can disable RemoteAccess in the settings of a space, or deny it with the condition key sagemaker:RemoteAccess.',
  others: 'others',
  'background.on':
    'Identities are passed on to other AWS services here (trusted identity propagation), and user background sessions there may go on after the end of access. AWS does not report which do.',
  'background.on.remedy':
    'An administrator of IAM Identity Center can limit or disable user background sessions of the application.',
  'background.disabled':
    'Identities are passed on to other AWS services, but user background sessions are disabled for the application: no session goes on there.',
  'background.off':
    'Identities are not passed on to other AWS services, so no session goes on there.',
  'policy.observed':
    'Nobody asks for access while the domain is only observed.',
  'policy.covered': 'A policy lets people ask for access.',
  'policy.none': 'No policy covers the domain, so nobody can ask for access.',
  'policy.none.remedy':
    'The platform team can add a policy on the page Settings, or to sagemakerStudio.policies in app-config.',
  'managed.never':
    'This portal cannot carry out anything here, whatever its mode.',
  'managed.yes': 'This portal carries out what is approved here.',
  'managed.no': 'This portal only looks at the domain.',
  'roles.missing_one':
    '{{roles}} does not exist in IAM, so no profile can be made with it.',
  'roles.missing_other':
    '{{roles}} do not exist in IAM, so no profile can be made with it.',
  'roles.missing.remedy':
    'Create it in account {{account}}, or take it out of the domain and of sagemakerStudio.domains.{{domainId}}.executionRoles.',
  'roles.closed_one':
    '{{roles}} does not trust sagemaker.amazonaws.com, so Studio cannot work as it.',
  'roles.closed_other':
    '{{roles}} do not trust sagemaker.amazonaws.com, so Studio cannot work as it.',
  'roles.closed.remedy':
    "An administrator of account {{account}} can let sagemaker.amazonaws.com do sts:AssumeRole in the role's trust policy.",
  'roles.usable': '{{roles}} can be used by SageMaker.',
  'roles.permitted': '{{roles}} can open spaces and apps.',
  'roles.permitted-key':
    '{{roles}} can open spaces and apps and use the key {{key}}.',
  'roles.may-not': '{{role}} may not {{actions}}',
  'roles.lacking_one':
    "{{lacks}}, as IAM's simulator sees it, so people who work as this role cannot open a space or an app.",
  'roles.lacking_other':
    "{{lacks}}, as IAM's simulator sees it, so people who work as these roles cannot open a space or an app.",
  'roles.lacking.remedy':
    'An administrator of account {{account}} can allow {{permissions}}.',
  'roles.lacking-key.remedy':
    'An administrator of account {{account}} can allow {{permissions}}. The policy of the key may allow it as well, which the simulator does not see.',
  'roles.action-on': '{{action}} on {{resource}}',
  'pass-role.not-needed':
    'Whether this portal may pass execution roles does not matter while it only looks at the domain.',
  'pass-role.denied':
    '{{by}} may not pass {{roles}} to SageMaker, so no profile can be made with it.',
  'pass-role.denied.remedy':
    'Allow iam:PassRole on {{arns}} with the condition iam:PassedToService = sagemaker.amazonaws.com.',
  'pass-role.ok': '{{by}} may pass {{roles}} to SageMaker.',

  'sign-in.not-shown':
    "AWS shows no Identity Center application of '{{domain}}', and so not who may sign in.",
  'sign-in.not-read':
    "Who may sign in to '{{domain}}' is not known yet, since its assignments and the directory of IAM Identity Center have not both been read to the end. Those who are listed were seen.",
  'sign-in.closed': 'Those who are listed could sign in, but: {{reason}}',
  'sign-in.open':
    "The application of '{{domain}}' requires no assignment, so everybody who is enabled in IAM Identity Center may sign in. An administrator of IAM Identity Center can require assignments.",
} as const;
