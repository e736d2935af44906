/*
 * The folders of src from top to bottom. A file imports its own folder and what lies below; lint refuses the rest.
 * docs/architecture.md shows this table.
 */
module.exports = {
  layers: [
    { name: 'index.ts', job: 'What the package exports' },
    { name: 'plugin.ts', job: 'The plugin as Backstage loads it' },
    { name: 'integration', job: 'Tests of whole flows; nothing imports it' },
    { name: 'wiring', job: 'Composition roots: which objects exist' },
    {
      name: 'actions',
      job: 'What agents may do, offered in the actions registry: each action calls the HTTP API for the caller',
    },
    {
      name: 'http',
      job: 'Router, authentication and authorization of the caller, one file per resource',
    },
    {
      name: 'readmodels',
      job: 'What pages read: access list, team, person, domain, history',
    },
    {
      name: 'telemetry',
      job: 'Metrics and traces, through the services of Backstage',
    },
    {
      name: 'requests',
      job: 'Filing, deciding and revalidating requests, and their scheduled tasks',
    },
    {
      name: 'grants',
      job: 'Commands of grants, expiry, leavers, drift',
    },
    {
      name: 'operations',
      job: 'The worker that carries operations out; one file per step in steps/',
    },
    {
      name: 'facts',
      job: 'What is known of a person in a domain now, for decisions and pages alike',
    },
    {
      name: 'settings',
      job: 'What app-config and the portal set for domains, teams and policies, and its changes',
    },
    {
      name: 'directory',
      job: 'People and teams: catalog users and groups, their Identity Center users and groups, and whom the configuration means',
    },
    {
      name: 'inventory',
      job: 'What AWS was last seen to hold: store/, sync/, refresh/, readiness/',
    },
    {
      name: 'diagnosis',
      job: 'Pure: plans, readiness, drift, "why can\'t I open Studio?"',
    },
    {
      name: 'store',
      job: 'Rows of requests, grants and operations, committed with their events',
    },
    {
      name: 'events',
      job: 'Event log and its hash chain, outbox, messages to audit, notifications and signals',
    },
    {
      name: 'idempotency',
      job: 'The answer of a write that is sent again',
    },
    {
      name: 'scheduling',
      job: 'Lanes: which replica makes the calls under one AWS rate limit',
    },
    { name: 'aws', job: 'Gateways: the only folder that imports the AWS SDK' },
    { name: 'config', job: 'app-config, read and checked' },
    { name: 'database', job: 'Migrations, transactions, invalidations' },
    {
      name: 'model',
      job: 'Pure: state machines of request, grant and operation, records, policies, durations',
    },
    { name: 'util', job: 'Clock, hashes, cursors, backoff' },
  ],
  exceptions: [],
};
