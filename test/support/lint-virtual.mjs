/**
 * Lints files that do not exist. Standard input: a JSON list of { path, text }; standard output: for each the rules that
 * it breaks. A process of its own, because ESLint loads its configuration by a dynamic import, which Jest does not allow.
 */
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';

// Rules that need types also need the file in the project; the boundaries do not.
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });
const findings = [];
for (const file of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(file.text, { filePath: file.path });
  findings.push(result.messages.map((message) => message.ruleId ?? message.message));
}
process.stdout.write(JSON.stringify(findings));
