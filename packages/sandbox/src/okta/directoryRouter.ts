/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Request, Response, Router, urlencoded } from 'express';
import type { SandboxContext } from '../SandboxContext';
import { bodyOf, localPath, sendMessage, sendPage, textOf } from '../web';
import { findPerson, fullName, InvalidEntryError } from './directory';
import { directoryPage, personPage } from './directoryPages';
import { personPath } from './personForm';
import type { DirectoryService } from './DirectoryService';
import { groupEntry, personChanges, personEntry } from './entries';
import type { ScimPush } from './ScimPush';
import { cookieOf, signedInPerson } from './sessions';

const HERE = '/okta';
const NOTICE_COOKIE = 'okta_notice';

/** Remembers what to say on the page that follows. */
function leaveNotice(res: Response, text: string): void {
  res.cookie(NOTICE_COOKIE, text, {
    httpOnly: true,
    sameSite: 'lax',
    path: HERE,
    maxAge: 60_000,
  });
}

function takeNotice(req: Request, res: Response): string | undefined {
  const text = cookieOf(req, NOTICE_COOKIE);
  if (text === undefined) {
    return undefined;
  }
  res.clearCookie(NOTICE_COOKIE, { path: HERE });
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // Not written by us, so there is nothing to say.
  }
}

/** The directory's web page, at `/okta`. */
export function createDirectoryRouter(
  context: SandboxContext,
  directory: DirectoryService,
  push: ScimPush,
): Router {
  const router = Router();
  const form = urlencoded({ extended: false });

  function sendDirectory(
    req: Request,
    res: Response,
    status: number,
    refused: Pick<
      Parameters<typeof directoryPage>[1],
      'refusedPerson' | 'refusedGroup'
    > = {},
  ): void {
    const person = signedInPerson(context, req);
    sendPage(res, status, {
      title: 'Directory',
      brand: 'Okta',
      here: HERE,
      signedInAs: person && fullName(person),
      body: directoryPage(context.world, {
        push: push.status(),
        query: typeof req.query.q === 'string' ? req.query.q : '',
        isSignedIn: person !== undefined,
        notice: takeNotice(req, res),
        ...refused,
      }),
    });
  }

  /** The person in the path. Without one, sends a 404 page and returns undefined. */
  function personOf(req: Request<{ person: string }>, res: Response) {
    const person = findPerson(context.world, req.params.person);
    if (!person) {
      sendMessage(res, 404, {
        title: 'No such person',
        brand: 'Okta',
        here: HERE,
        text: `There is no person '${req.params.person}' in the directory; they may have been removed.`,
      });
    }
    return person;
  }

  function sendPerson(
    req: Request,
    res: Response,
    person: Parameters<typeof personPage>[1],
    refused?: Parameters<typeof personPage>[2]['refused'],
  ): void {
    const viewer = signedInPerson(context, req);
    sendPage(res, refused ? 400 : 200, {
      title: fullName(person),
      brand: 'Okta',
      here: personPath(person),
      signedInAs: viewer && fullName(viewer),
      narrow: true,
      body: personPage(context.world, person, {
        notice: takeNotice(req, res),
        refused,
      }),
    });
  }

  /** Runs a change; what is wrong with the entry goes to `refuse`. */
  function attempt(
    change: () => void,
    refuse: (problems: Record<string, string>) => void,
  ): void {
    try {
      change();
    } catch (error) {
      if (!(error instanceof InvalidEntryError)) {
        throw error;
      }
      refuse(error.problems);
    }
  }

  router.get(HERE, (req, res) => sendDirectory(req, res, 200));

  router.post(`${HERE}/people`, form, (req, res) => {
    const entry = personEntry(context.world, bodyOf(req));
    attempt(
      () => {
        const person = directory.addPerson(entry);
        leaveNotice(res, `${fullName(person)} was added.`);
        res.redirect(303, HERE);
      },
      problems =>
        sendDirectory(req, res, 400, { refusedPerson: { entry, problems } }),
    );
  });

  router.post(`${HERE}/groups`, form, (req, res) => {
    const entry = groupEntry(bodyOf(req));
    attempt(
      () => {
        const group = directory.addGroup(entry);
        leaveNotice(res, `The group ${group.name} was created.`);
        res.redirect(303, HERE);
      },
      problems =>
        sendDirectory(req, res, 400, { refusedGroup: { entry, problems } }),
    );
  });

  router.post(`${HERE}/push`, form, (req, res) => {
    const what = textOf(bodyOf(req), 'do');
    if (what === 'everything') {
      push.everything();
    } else if (what === 'on' || what === 'off') {
      push.setEnabled(what === 'on');
    }
    res.redirect(303, HERE);
  });

  router.get(`${HERE}/people/:person`, (req, res) => {
    const person = personOf(req, res);
    if (person) {
      sendPerson(req, res, person);
    }
  });

  router.post(`${HERE}/people/:person`, form, (req, res) => {
    const person = personOf(req, res);
    if (!person) {
      return;
    }
    const entry = personEntry(context.world, bodyOf(req));
    // The form has no field for the department, so it stays.
    const { department: _, ...changes } = entry;
    attempt(
      () => {
        directory.changePerson(person, changes);
        leaveNotice(res, 'Saved.');
        res.redirect(303, personPath(person));
      },
      problems => sendPerson(req, res, person, { entry, problems }),
    );
  });

  router.post(`${HERE}/people/:person/status`, form, (req, res) => {
    const person = personOf(req, res);
    if (!person) {
      return;
    }
    const { status } = bodyOf(req);
    attempt(
      () => {
        const changed = directory.changePerson(
          person,
          personChanges(context.world, { status }),
        );
        const word = changed.status === 'ACTIVE' ? 'enabled' : 'disabled';
        leaveNotice(res, `${fullName(changed)} is ${word}.`);
        res.redirect(303, localPath(bodyOf(req).next, HERE));
      },
      problems => sendPerson(req, res, person, { entry: person, problems }),
    );
  });

  router.post(`${HERE}/people/:person/remove`, (req, res) => {
    const person = personOf(req, res);
    if (person) {
      directory.removePerson(person);
      leaveNotice(res, `${fullName(person)} was removed.`);
      res.redirect(303, HERE);
    }
  });

  return router;
}
