/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The SCIM library keeps its resource types in one place for the whole process. Several sandboxes may run in a process,
 * so the handlers declared here, once, hold no state: each request brings the sandbox it is for as its context.
 */
import SCIMMY from 'scimmy';
import * as groups from './groups';
import type { ScimCall } from './ScimCall';
import * as users from './users';

const { User, Group } = SCIMMY.Resources;
const { EnterpriseUser } = SCIMMY.Schemas;

let declared = false;

/** Tells the library about users and groups; once is enough, more do no harm. */
export function declareResources(): void {
  if (declared) {
    return;
  }
  declared = true;
  SCIMMY.Resources.declare(
    User.extend(EnterpriseUser, false)
      .ingress((resource, user, call: ScimCall) =>
        users.write(call, resource.id, user),
      )
      .egress((resource, call: ScimCall) =>
        resource.id === undefined
          ? users.list(call, resource.filter)
          : users.read(call, resource.id),
      )
      .degress((resource, call: ScimCall) => users.remove(call, resource.id)),
  );
  SCIMMY.Resources.declare(
    Group.ingress((resource, group, call: ScimCall) =>
      groups.write(call, resource.id, group),
    )
      .egress((resource, call: ScimCall) =>
        resource.id === undefined
          ? groups.list(call, resource.filter)
          : groups.read(call, resource.id),
      )
      .degress((resource, call: ScimCall) => groups.remove(call, resource.id)),
  );
}
