/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Wires who people and teams are, and what may be believed of the catalog. */
import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { StudioConfig } from '../config/StudioConfig';
import { CatalogLinkStore } from '../directory/CatalogLinkStore';
import { GroupLinks } from '../directory/GroupLinks';
import { IdentityLinks } from '../directory/IdentityLinks';
import { IdentityReports } from '../directory/IdentityReports';
import { PlaceNamer } from '../directory/PlaceNamer';
import { TeamCatalog } from '../directory/TeamCatalog';
import { TeamGroups } from '../directory/TeamGroups';
import { TrustedCatalog } from '../directory/TrustedCatalog';
import type { InventoryServices } from './createInventory';

export type DirectoryServices = ReturnType<typeof createDirectory>;

export function createDirectory(options: {
  inventoryServices: InventoryServices;
  studioConfig: StudioConfig;
  /** The plugin's database, migrated. */
  database: Knex;
  auth: AuthService;
  catalog: CatalogService;
}) {
  const { database: knex, auth } = options;
  const { inventory } = options.inventoryServices;
  const identityReports = new IdentityReports({ knex, inventory });
  const trustedCatalog = new TrustedCatalog({
    catalog: options.catalog,
    trustedOrigins: options.studioConfig.trustedOrigins,
    reports: identityReports,
  });
  const links = new IdentityLinks({ knex });
  const groupLinks = new GroupLinks({ inventory, links });
  const teamGroups = new TeamGroups({ groupLinks, links });
  const teamCatalog = new TeamCatalog({
    catalog: trustedCatalog,
    auth,
    teamGroups,
    reports: identityReports,
  });
  return {
    identityReports,
    placeNamer: new PlaceNamer({ inventory, catalog: teamCatalog }),
    trustedCatalog,
    groupLinks,
    teamGroups,
    catalogLinks: new CatalogLinkStore({ knex }),
    catalog: teamCatalog,
  };
}
