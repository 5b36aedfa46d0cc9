import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What a doc block says. */
export interface Prose {
  /** The text without its tags. */
  readonly text: string;
  /** What `@throws {ApiError}` says about each status, such as 404: "when there is none". */
  readonly refusals: Readonly<Record<string, string>>;
}

/** The prose of a class: its own, and that of each of its methods. */
export interface ClassProse {
  readonly class: Prose;
  readonly methods: Readonly<Record<string, Prose>>;
}

/** Reads the doc blocks of the classes that stand beside a file of operations. */
export function readClassProse(operationsPath: string): ClassProse[] {
  const folder = dirname(operationsPath);
  return globSync('*.ts', { cwd: folder })
    .filter((name) => !name.includes('.test'))
    .sort()
    .flatMap((name) => parse(join(folder, name)).statements.filter(ts.isClassDeclaration).map(classProse));
}

/** Reads the doc block of an exported constant. */
export function readConstantProse(path: string, name: string): Prose {
  const statement = parse(path)
    .statements.filter(ts.isVariableStatement)
    .find(({ declarationList }) => declarationList.declarations.some((declared) => declared.name.getText() === name));
  if (!statement) throw new Error(`${path} has no constant called ${name}.`);
  return proseOf(statement);
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
}

function classProse(declaration: ts.ClassDeclaration): ClassProse {
  const methods = declaration.members.filter(ts.isMethodDeclaration);
  return {
    class: proseOf(declaration),
    methods: Object.fromEntries(methods.map((method) => [method.name.getText(), proseOf(method)])),
  };
}

function proseOf(node: ts.Node): Prose {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('\n\n');
  const refusals: Record<string, string> = {};
  for (const tag of ts.getJSDocTags(node).filter(ts.isJSDocThrowsTag)) {
    if (tag.typeExpression?.type.getText() !== 'ApiError') continue;
    // One tag may name several: "404 when there is none, 409 when it has ended."
    const comment = (ts.getTextOfJSDocComment(tag.comment) ?? '').replace(/\s+/g, ' ');
    for (const [, status = '', when = ''] of comment.matchAll(/(\d{3}) (.*?)(?=,? (?:and )?\d{3} |$)/g)) {
      refusals[status] = when.replace(/\.$/, '');
    }
  }
  return { text: oneLineParagraphs(text), refusals };
}

/** Joins the lines of each paragraph; the line breaks of a doc block mean nothing. */
function oneLineParagraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .join('\n\n');
}
