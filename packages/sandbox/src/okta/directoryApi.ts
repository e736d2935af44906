/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The directory for scripts and tests, at `/okta/api`. People are named by id or login, groups by id or name. */
import { json, NextFunction, Request, Response, Router } from 'express';
import type { SandboxContext } from '../SandboxContext';
import type { DirectoryGroup, DirectoryPerson } from '../world/World';
import { bodyOf, textOf } from '../web';
import {
  findGroup,
  findPerson,
  groupsOf,
  InvalidEntryError,
  membersOf,
  searchPeople,
} from './directory';
import type { DirectoryService } from './DirectoryService';
import { groupEntry, personChanges, personEntry } from './entries';
import type { ScimPush } from './ScimPush';

class NotHereError extends Error {}

export function createDirectoryApi(
  context: SandboxContext,
  directory: DirectoryService,
  push: ScimPush,
): Router {
  const router = Router();
  router.use(json());

  const personOf = (req: Request<{ person: string }>) => {
    const person = findPerson(context.world, req.params.person);
    if (!person) {
      throw new NotHereError(
        `There is no person '${req.params.person}' in the directory`,
      );
    }
    return person;
  };
  const groupOf = (req: Request<{ group: string }>) => {
    const group = findGroup(context.world, req.params.group);
    if (!group) {
      throw new NotHereError(
        `There is no group '${req.params.group}' in the directory`,
      );
    }
    return group;
  };
  const personAnswer = (person: DirectoryPerson) => ({
    ...person,
    groups: groupsOf(context.world, person).map(({ id, name }) => ({
      id,
      name,
    })),
  });
  const groupAnswer = (group: DirectoryGroup) => ({
    ...group,
    members: membersOf(context.world, group.id).map(({ id, login }) => ({
      id,
      login,
    })),
  });

  router.get('/people', (req, res) => {
    const query = typeof req.query.q === 'string' ? req.query.q : '';
    const items = searchPeople(context.world, query).map(personAnswer);
    res.json({ items });
  });
  router.post('/people', (req, res) => {
    const entry = personEntry(context.world, bodyOf(req));
    res.status(201).json(personAnswer(directory.addPerson(entry)));
  });
  router.get('/people/:person', (req, res) => {
    res.json(personAnswer(personOf(req)));
  });
  router.patch('/people/:person', (req, res) => {
    const person = personOf(req);
    const changes = personChanges(context.world, bodyOf(req));
    res.json(personAnswer(directory.changePerson(person, changes)));
  });
  router.delete('/people/:person', (req, res) => {
    directory.removePerson(personOf(req));
    res.status(204).end();
  });

  router.get('/groups', (_req, res) => {
    const { groups } = context.world.okta;
    res.json({ items: Object.values(groups).map(groupAnswer) });
  });
  router.post('/groups', (req, res) => {
    const group = directory.addGroup(groupEntry(bodyOf(req)));
    res.status(201).json(groupAnswer(group));
  });
  router.get('/groups/:group', (req, res) => {
    res.json(groupAnswer(groupOf(req)));
  });
  router.patch('/groups/:group', (req, res) => {
    const group = groupOf(req);
    const body = bodyOf(req);
    const changed = directory.changeGroup(group, {
      ...(body.name !== undefined && { name: textOf(body, 'name') }),
      ...(body.description !== undefined && {
        description: textOf(body, 'description') || undefined,
      }),
    });
    res.json(groupAnswer(changed));
  });
  router.delete('/groups/:group', (req, res) => {
    directory.removeGroup(groupOf(req));
    res.status(204).end();
  });
  router.put('/groups/:group/members/:person', (req, res) => {
    const [group, person] = [groupOf(req), personOf(req)];
    directory.changePerson(person, { groups: [...person.groups, group.id] });
    res.status(204).end();
  });
  router.delete('/groups/:group/members/:person', (req, res) => {
    const [group, person] = [groupOf(req), personOf(req)];
    directory.changePerson(person, {
      groups: person.groups.filter(id => id !== group.id),
    });
    res.status(204).end();
  });

  router.get('/push', (_req, res) => {
    res.json(push.status());
  });
  router.post('/push', (_req, res) => {
    push.everything();
    res.status(202).json(push.status());
  });
  router.patch('/push', (req, res) => {
    const { enabled } = bodyOf(req);
    if (typeof enabled !== 'boolean') {
      throw new InvalidEntryError({ enabled: 'Give true or false.' });
    }
    push.setEnabled(enabled);
    res.json(push.status());
  });

  router.use((req, res) => {
    res.status(404).json({
      error: { message: `There is no ${req.method} ${req.originalUrl}` },
    });
  });
  router.use(
    (error: unknown, _req: Request, res: Response, next: NextFunction) => {
      if (error instanceof InvalidEntryError) {
        const { message, problems } = error;
        res.status(400).json({ error: { message, fields: problems } });
      } else if (error instanceof NotHereError) {
        res.status(404).json({ error: { message: error.message } });
      } else if (error instanceof SyntaxError) {
        const message = `The body is not JSON: ${error.message}`;
        res.status(400).json({ error: { message } });
      } else {
        next(error);
      }
    },
  );
  return router;
}
