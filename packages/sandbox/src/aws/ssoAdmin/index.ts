/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { operation, Operations } from '../AwsCall';
import {
  describeApplication,
  getApplicationAssignmentConfiguration,
  getApplicationSessionConfiguration,
  listApplications,
  putApplicationAssignmentConfiguration,
  putApplicationSessionConfiguration,
} from './applications';
import {
  createApplicationAssignment,
  deleteApplicationAssignment,
  describeApplicationAssignment,
  listApplicationAssignments,
  listApplicationAssignmentsForPrincipal,
} from './assignments';
import {
  describeInstance,
  describeRegion,
  listInstances,
  listRegions,
} from './instances';

export const ssoAdminOperations: Operations = {
  ListInstances: operation(listInstances),
  DescribeInstance: operation(describeInstance),
  ListApplications: operation(listApplications),
  DescribeApplication: operation(describeApplication),
  CreateApplicationAssignment: operation(createApplicationAssignment),
  DeleteApplicationAssignment: operation(deleteApplicationAssignment),
  DescribeApplicationAssignment: operation(describeApplicationAssignment),
  ListApplicationAssignments: operation(listApplicationAssignments),
  ListApplicationAssignmentsForPrincipal: operation(
    listApplicationAssignmentsForPrincipal,
  ),
  GetApplicationAssignmentConfiguration: operation(
    getApplicationAssignmentConfiguration,
  ),
  PutApplicationAssignmentConfiguration: operation(
    putApplicationAssignmentConfiguration,
  ),
  GetApplicationSessionConfiguration: operation(
    getApplicationSessionConfiguration,
  ),
  PutApplicationSessionConfiguration: operation(
    putApplicationSessionConfiguration,
  ),
  ListRegions: operation(listRegions),
  DescribeRegion: operation(describeRegion),
};
