/** The event that starts a review is wrong. The message lists every problem; trying again does not help. */
export class BadEventError extends Error {
  name = 'BadEventError';
}

// The id becomes the name of the execution, of a directory, and, with a suffix, of every run: the narrowest of the three rules.
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const REF = /^(?!-)(?!.*\.\.)[A-Za-z0-9._/-]{1,255}$/;
const PROPERTIES = ['reviewId', 'repository', 'ref', 'path', 'reviewers'];

/**
 * Checks the event of a review, `{"reviewId","repository"|"path","ref","reviewers"}`, and fills in the defaults.
 * The API's JSON schema checks the same rules; this one also holds for whoever invokes the function directly.
 */
export function parseEvent(event, knownReviewers) {
  if (event === null || typeof event !== 'object' || Array.isArray(event)) {
    throw new BadEventError('The event must be a JSON object with a reviewId and a repository or a path.');
  }
  const problems = [];
  const check = (holds, problem) => holds || problems.push(problem);
  const { reviewId, repository, ref, path, reviewers = knownReviewers } = event;

  for (const name of Object.keys(event)) {
    check(PROPERTIES.includes(name), `unknown property "${name}" (known: ${PROPERTIES.join(', ')})`);
  }
  check(matches(ID, reviewId), 'reviewId must be 1 to 64 letters, digits, "-" or "_", beginning with a letter or digit');
  check((repository === undefined) !== (path === undefined), 'exactly one of repository and path must be given');
  check(repository === undefined || isHttps(repository), 'repository must be an https URL without credentials');
  check(ref === undefined || matches(REF, ref), 'ref must be the name of a branch, a tag or a commit');
  check(ref === undefined || repository !== undefined, 'ref goes with repository, not with path');
  check(path === undefined || isPlainPath(path), 'path must be a relative path without ".."');
  check(isSubset(reviewers, knownReviewers), `reviewers must be a list of different names out of ${knownReviewers.join(', ')}`);
  if (problems.length > 0) {
    throw new BadEventError(`The event of the review is not valid: ${problems.join('; ')}.`);
  }
  return { reviewId, source: withoutUndefined({ repository, ref, path }), reviewers };
}

const matches = (pattern, value) => typeof value === 'string' && pattern.test(value);

function isHttps(value) {
  if (typeof value !== 'string' || value.length > 2048 || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === 'https:' && url.username === '' && url.password === '';
}

function isPlainPath(value) {
  return (
    typeof value === 'string' &&
    value.length <= 1024 &&
    value.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function isSubset(names, known) {
  return (
    Array.isArray(names) &&
    names.length > 0 &&
    new Set(names).size === names.length &&
    names.every((name) => known.includes(name))
  );
}

const withoutUndefined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
