/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Request, Response, Router, urlencoded } from 'express';
import type { SandboxContext } from '../SandboxContext';
import { bodyOf, html, localPath, sendPage, textOf } from '../web';
import { findPerson, fullName } from './directory';
import { endSession, signedInPerson, startSession } from './sessions';
import { initials, refusalOf, sendChooser } from './signInPages';

const HOME = '/okta/home';
const SIGN_IN = '/okta/sign-in';

/**
 * The person signed in, for a page that needs one; sends everybody else to choose who they are, and back afterwards.
 */
export function requireSignIn(
  context: SandboxContext,
  req: Request,
  res: Response,
) {
  const person = signedInPerson(context, req);
  if (!person) {
    const next = encodeURIComponent(req.originalUrl);
    res.redirect(303, `${SIGN_IN}?next=${next}`);
  }
  return person;
}

/** Signing in to the sandbox's own pages, signing out, and the page of one's applications. */
export function createSignInRouter(context: SandboxContext): Router {
  const router = Router();
  const form = urlencoded({ extended: false });

  router.get(SIGN_IN, (req, res) => {
    sendChooser(context, req, res, {
      action: SIGN_IN,
      next: localPath(req.query.next, HOME),
    });
  });

  router.post(SIGN_IN, form, (req, res) => {
    const body = bodyOf(req);
    const next = localPath(body.next, HOME);
    const person = findPerson(context.world, textOf(body, 'person'));
    const problem = refusalOf(person);
    if (!person || problem !== undefined) {
      sendChooser(context, req, res, { action: SIGN_IN, next, problem });
      return;
    }
    startSession(res, person);
    res.redirect(303, next);
  });

  router.post('/okta/sign-out', form, (req, res) => {
    endSession(res);
    res.redirect(303, localPath(bodyOf(req).next, HOME));
  });

  router.get(HOME, (req, res) => {
    const person = requireSignIn(context, req, res);
    if (!person) {
      return;
    }
    sendPage(res, 200, {
      title: 'My apps',
      brand: 'Okta',
      here: HOME,
      signedInAs: fullName(person),
      narrow: true,
      body: html`<h1>My apps</h1>
        <div class="card row">
          <span class="disc" aria-hidden="true">${initials(person)}</span>
          <div>
            <strong>${fullName(person)}</strong><br />
            <span class="muted">${person.login}</span>
          </div>
        </div>
        <ul class="grid" aria-label="Applications">
          <li>
            <a class="choice" href="/start">
              <span class="disc square" aria-hidden="true">AWS</span>
              <span class="who">
                <span class="name">AWS IAM Identity Center</span>
                <span class="muted">Opens the AWS access portal</span>
              </span>
            </a>
          </li>
        </ul>`,
    });
  });

  return router;
}
