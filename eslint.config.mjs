import pulumi from "@pulumi/eslint-plugin";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const everything = ["components", "environments", "policy", "preview", "tools", "tests"].map(
  (folder) => `./${folder}/**`,
);
const allBut = (...known) => ["./*.ts", ...everything.filter((glob) => !known.includes(glob))];
const tiers = [
  ...[
    "logging",
    "network",
    "database",
    "cache",
    "storage",
    "domain",
    "compute",
    "edge",
    "observability",
    "recovery",
    "audit",
    "accelerator",
    "tables",
  ],
];

/** Who may know whom (docs/architecture.md): a folder never imports what stands in `from`. */
const zones = [
  { target: "./components", from: allBut("./components/**"), message: "A tier knows its args and nothing above it." },
  ...[...tiers, "shared"].map((folder) => ({
    target: `./components/${folder}`,
    from: tiers.filter((tier) => tier !== folder).map((tier) => `./components/${tier}/**`),
    message: "A tier never imports another tier; it declares the shape it needs as args.",
  })),
  {
    target: "./environments",
    from: [...allBut("./components/**", "./environments/**"), ...tiers.map((tier) => `./components/${tier}/**`)],
    message: "An environment is plain data; it knows no tier.",
  },
  { target: "./policy", from: allBut("./policy/**"), message: "Rules see the resource graph, never the program." },
  { target: "./preview", from: allBut("./policy/**", "./preview/**"), message: "The preview sees the graph only." },
  {
    target: "./tools",
    from: allBut("./policy/**", "./preview/**", "./tools/**"),
    message: "A tool knows a stack by its file and its outputs, never the program.",
  },
];

export default defineConfig(
  { ignores: ["node_modules/", "coverage/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX, "@pulumi": pulumi },
    settings: { "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".js", ".json"] })] },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", 60],
      complexity: ["error", 8],
      "no-console": "error",
      eqeqeq: "error",
      "import-x/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
      // An index signature says "any key"; brackets then say "this key may be missing".
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["tests/**/*.ts"],
    rules: {
      // describe() blocks are lists of specs, not functions that do something.
      "max-lines-per-function": "off",
      // Inputs are JSON of any shape; a spec that reads the wrong one fails on the text.
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
);
