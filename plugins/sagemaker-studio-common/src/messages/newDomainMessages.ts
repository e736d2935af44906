/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Creating a domain: what is planned, what stands in its way, and how far it is. */
export const newDomainMessages = {
  'new-domain.create-role':
    'Create the execution role {{role}} with the permissions boundary.',
  'new-domain.adopt':
    'Adopt the domain {{domain}}, which has the name {{name}} and all these settings already.',
  'new-domain.create':
    'Create the domain {{name}} in account {{account}}, {{region}}, in {{vpc}} {{access}}, with the execution role {{role}}.',
  'new-domain.internet': 'with access to the internet',
  'new-domain.vpc-only': 'without access to the internet',
  'new-domain.set-up':
    'Wait until it is in service, which takes some minutes. AWS makes its application in IAM Identity Center and its file system.',
  'new-domain.manage':
    'Manage it for {{owner}}: people can ask for access at once.',
  'new-domain.observe':
    'Observe it for {{owner}}: it is shown, and nothing in it is changed.',
  'new-domain.undo.adopted':
    'The domain was there before and stays, whatever becomes of this.',
  'new-domain.undo.before':
    'Until it is in service, the request can be cancelled; what it has made is deleted again.',
  'new-domain.undo.after':
    'Afterwards a domain is deleted in AWS, once every profile, space and app in it is deleted. The home directories of its people are lost unless its file system is kept, which costs storage.',
  'new-domain.undo.never':
    'Its name, its VPC, its key and signing in through IAM Identity Center can never be changed.',
  'new-domain.undo.role':
    'The execution role stays until it is deleted in IAM.',
  'new-domain.name-taken':
    "The domain {{domain}} has the name '{{name}}' already, and is another: {{differences}}.",
  'new-domain.name-taken.remedy':
    'Choose another name, or ask for exactly these settings to adopt it.',
  'new-domain.known':
    'The domain {{domain}} is known to this portal already and belongs to {{owners}}.',
  'new-domain.known-unowned':
    'The domain {{domain}} is known to this portal already, and nobody is named as its owner.',
  'new-domain.known.remedy':
    'Ask for access to it, or choose another name for a new one.',
  'new-domain.difference': '{{what}} is {{is}}, asked for {{asked}}',
  'new-domain.not-set': 'not set',
  'new-domain.none': 'none',
  'domain-part.status': 'its status',
  'domain-part.sign-in': 'signing in',
  'domain-part.role': 'the execution role',
  'domain-part.vpc': 'the VPC',
  'domain-part.subnets': 'the subnets',
  'domain-part.security-groups': 'the security groups',
  'domain-part.access': 'the network access',
  'domain-part.sharing': 'where shared notebooks go',
  'domain-part.key': 'the key',
  'domain-part.usual-space': 'the usual size of spaces',
  'domain-part.largest-space': 'the largest size of spaces',
  'domain-part.idle': 'minutes until idle apps are shut down',
  'domain-part.sessions': 'attributing sessions to profiles',
  'new-domain.roles-not-created':
    'This portal does not create execution roles.',
  'new-domain.roles-not-created.remedy':
    'Name a role that exists, or ask the people who run this portal to set sagemakerStudio.domainCreation.executionRoles in app-config.',
  'new-domain.roles-not-created.retry':
    'Set sagemakerStudio.domainCreation.executionRoles in app-config, then retry; or cancel, and name a role that exists.',
  'new-domain.wrong-region':
    'IAM Identity Center is in {{home}}, and a domain that signs people in through it has to be in the same Region, not in {{region}}.',
  'new-domain.wrong-region.remedy': 'Create the domain in {{home}}.',
  'new-domain.place':
    'The portal does not read the domains of account {{account}} in {{region}}.',
  'new-domain.place.remedy':
    'The people who run this portal can add the account and the Region to sagemakerStudio.accounts in app-config.',
  'new-domain.place-partly':
    'The portal reads only some domains of account {{account}} in {{region}}, so it would not see a new one.',
  'new-domain.place-partly.remedy':
    'The people who run this portal can add the account and the Region to sagemakerStudio.accounts in app-config, so that all its domains are read.',
  'new-domain.no-vpc':
    'There is no VPC {{vpc}} in account {{account}}, {{region}}.',
  'new-domain.no-vpc.remedy': 'Those there are: {{known}}.',
  'new-domain.not-in-vpc': '{{ids}} is not in the VPC {{vpc}}.',
  'new-domain.not-in-vpc.remedy':
    'Its subnets and security groups are {{known}}.',
  'new-domain.security-group':
    'A domain without access to the internet needs a security group for its apps.',
  'new-domain.security-group.remedy':
    'Name one of the VPC, or choose access to the internet.',
  'new-domain.quota':
    'Account {{account}} has {{number}} domains in {{region}}, and its quota is {{quota}}.',
  'new-domain.quota.remedy':
    'Have the quota "Studio domains per Region" ({{code}}) raised in Service Quotas, or delete a domain.',
  'new-domain.not-allowed':
    "The IAM action {{action}} is missing for the portal's role in account {{account}}.",
  'new-domain.not-allowed.remedy':
    'Attach docs/iam/create-domain.json to that role, then plan it again.',
  'new-domain.being-created':
    "The domain '{{name}}' is being created already, by another request.",
  'new-domain.being-created.remedy': 'Wait for it, or cancel it first.',
  'new-domain.role-account': 'The role {{role}} is not of account {{account}}.',
  'new-domain.role-account.remedy':
    'SageMaker takes only roles of the account of the domain.',
  'new-domain.no-role': 'There is no role {{role}}.',
  'new-domain.no-role.remedy':
    'Check its ARN with its path, or have a role created.',
  'new-domain.role-taken':
    "The account has a role with the name '{{name}}' already: {{role}}.",
  'new-domain.role-taken.remedy':
    'Choose another name, or name this role as the execution role.',
  'creation.creating': 'AWS creates the domain {{domain}}.',
  'creation.name-taken':
    "A domain {{domain}}, which this request has not made, has the name '{{name}}' by now. It is not what was planned.",
  'creation.name-taken.remedy':
    'Cancel this and ask again, to adopt it or with another name.',
  'creation.adopted-gone':
    'The domain {{domain}}, which was to be adopted, is gone from AWS.',
  'creation.adopted-gone.remedy': 'Cancel this and ask again, to create it.',
  'creation.adopted-changed':
    'The domain {{domain}} is not what was planned any more: {{differences}}.',
  'creation.adopted-changed.remedy':
    'Change it back and retry; or cancel this, and ask again.',
  'creation.adopted': 'The domain {{domain}} was there already and is adopted.',
  'creation.ask-again.remedy': 'Cancel this, and ask again.',
  'creation.in-service': 'The domain {{domain}} is in service.',
  'creation.failed': 'AWS could not create the domain {{domain}}: {{reason}}',
  'creation.no-reason': 'it gives no reason',
  'creation.failed.remedy':
    'Remove the reason and retry, which deletes what has failed and creates the domain again; or cancel.',
  'creation.gone': 'The domain {{domain}} is gone from AWS.',
  'creation.gone.remedy': 'Retry to create it again, or cancel.',
  'creation.adopted-stays': 'The domain {{domain}} was there before and stays.',
  'creation.nothing-to-delete': 'There is no domain to delete.',
  'creation.not-own-stays':
    'The domain {{domain}} was not made by this request and stays.',
  'creation.in-use-by':
    'The domain {{domain}} is in use, with user profiles such as {{profile}}, and stays.',
  'creation.in-use': 'The domain {{domain}} is in use, says AWS, and stays.',
  'creation.not-deleted': 'AWS could not delete the domain {{domain}}.',
  'creation.not-deleted.remedy':
    'Remove the reason, which AWS shows with the domain, then retry.',
  'creation.owner-unknown':
    "The team '{{team}}', which is to own the domain, is not in the catalog, or nobody has decided which group it is.",
  'creation.owner-unknown.remedy':
    'Have that put right and retry; or cancel this, and have another team ask.',
  'creation.owner-changed':
    "The team '{{team}}' is another group of IAM Identity Center by now than the one that was approved as the owner.",
  'creation.owner-changed.remedy': 'Cancel this, and have the team ask again.',
  'creation.known': '{{known}} Its settings stay as they are.',
  'creation.known.remedy':
    'Cancel this; or have its settings taken away, then retry.',
  'creation.foreign-role': 'The role {{role}} was made by somebody else.',
  'creation.foreign-role.remedy':
    'Cancel this, and ask again with another name for the role.',
  'creation.role-there': 'The execution role {{role}} is there.',
  'creation.no-role-to-delete': 'There is no execution role to delete.',
  'creation.foreign-role-stays':
    'The role {{role}} was made by somebody else and stays.',
  'creation.role-used': 'The role {{role}} is used by {{use}} and stays.',
  'creation.role-deleted': 'The execution role {{role}} is deleted.',
  'creation.observed': 'The domain {{domain}} is known and observed.',
  'creation.managed': 'The domain {{domain}} is known and managed.',
  'role-use.domain': 'the domain {{domain}}',
  'role-use.profile': 'the user profile {{profile}} in the domain {{domain}}',
  'role-use.settings': 'the settings of the domain {{domain}}',
  'role-use.creation': "the creation of the domain '{{domain}}'",
} as const;
