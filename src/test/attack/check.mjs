// Holds the objects of STIX bundles against MITRE's own model of ATT&CK's data, and prints one JSON
// line an object that is ATT&CK's, or a relationship between two such: {"file", "id", "issues"}.
// Arguments: files.
import fs from "node:fs";
import * as model from "@mitre-attack/attack-data-model";

const SCHEMAS = {
  "intrusion-set": model.groupSchema,
  malware: model.malwareSchema,
  tool: model.toolSchema,
  "attack-pattern": model.techniqueSchema,
  campaign: model.campaignSchema,
  identity: model.identitySchema,
  "marking-definition": model.markingDefinitionSchema,
  relationship: model.relationshipSchema,
};

for (const file of process.argv.slice(2)) {
  const objects = JSON.parse(fs.readFileSync(file, "utf8")).objects;
  const attack = new Set(objects.filter((o) => "x_mitre_attack_spec_version" in o).map((o) => o.id));
  for (const object of objects) {
    const between =
      object.type === "relationship" && attack.has(object.source_ref) && attack.has(object.target_ref);
    if (!attack.has(object.id) && !between && object.type !== "marking-definition") {
      continue;
    }
    const schema = SCHEMAS[object.type];
    const result = schema === undefined ? undefined : schema.safeParse(object);
    const issues =
      result === undefined
        ? ["no schema of " + object.type]
        : result.success
          ? []
          : result.error.issues.map((issue) => issue.path.join(".") + ": " + issue.message);
    console.log(JSON.stringify({ file, id: object.id, issues }));
  }
}
