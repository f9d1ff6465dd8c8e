// Parses KQL files with Microsoft's own parser, names resolved against the tables they ask, and
// prints one JSON line a query: {"file", "query", "length", "errors"}. Arguments: files.
"use strict";

const fs = require("fs");

require("@kusto/language-service-next/bridge.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.js");

const text = "string";
const time = "datetime";

// As Microsoft Sentinel's reference has them; columns that no query names are left out.
const TABLES = {
  ThreatIntelIndicators: {
    TimeGenerated: time, Id: text, ObservableKey: text, ObservableValue: text, Pattern: text, Confidence: "int",
    ValidFrom: time, ValidUntil: time, IsActive: "bool", IsDeleted: "bool", Revoked: "bool", Tags: text,
    Data: "dynamic", SourceSystem: text,
  },
  ThreatIntelligenceIndicator: {
    TimeGenerated: time, IndicatorId: text, Active: "bool", ThreatType: text, Description: text, ConfidenceScore: "real",
    ExpirationDateTime: time, Tags: text, SourceSystem: text, NetworkIP: text, NetworkSourceIP: text,
    NetworkDestinationIP: text, EmailSourceIpAddress: text, NetworkCidrBlock: text, NetworkDestinationCidrBlock: text,
    DomainName: text, Url: text, FileHashType: text, FileHashValue: text, FileName: text, EmailSenderAddress: text,
  },
  DeviceNetworkEvents: {
    TimeGenerated: time, DeviceName: text, ActionType: text, LocalIP: text, RemoteIP: text, RemotePort: "int",
    RemoteUrl: text, InitiatingProcessFileName: text, InitiatingProcessCommandLine: text,
  },
  DeviceFileEvents: {
    TimeGenerated: time, DeviceName: text, ActionType: text, FolderPath: text, FileName: text, MD5: text, SHA1: text,
    SHA256: text, InitiatingProcessFileName: text, InitiatingProcessCommandLine: text,
  },
  CommonSecurityLog: {
    TimeGenerated: time, DeviceVendor: text, DeviceProduct: text, DeviceAction: text, SourceIP: text, DestinationIP: text,
    DestinationPort: "int", DestinationHostName: text, RequestURL: text, FileName: text, FileHash: text,
  },
  DnsEvents: {
    TimeGenerated: time, Computer: text, ClientIP: text, Name: text, IPAddresses: text, QueryType: text,
  },
};

const symbols = Kusto.Language.Symbols;
const tables = Object.entries(TABLES).map(([name, columns]) =>
  symbols.TableSymbol.From("(" + Object.entries(columns).map(([n, t]) => n + ": " + t).join(", ") + ")").WithName(name));
const database = new symbols.DatabaseSymbol.ctor("Workspace", tables);
const globals = Kusto.Language.GlobalState.Default.WithDatabase(database);

function errors(query) {
  const code = Kusto.Language.KustoCode.ParseAndAnalyze(query, globals);
  const found = [];
  const diagnostics = code.GetDiagnostics();
  for (let i = 0; i < diagnostics.Count; i++) {
    const diagnostic = diagnostics.getItem(i);
    if (diagnostic.Severity === "Error") {
      found.push(diagnostic.Start + ": " + diagnostic.Message);
    }
  }
  return found;
}

for (const file of process.argv.slice(2)) {
  const script = Kusto.Language.Editor.CodeScript.From$1(fs.readFileSync(file, "utf8"), globals);
  const blocks = script.Blocks;
  for (let i = 0; i < blocks.Count; i++) {
    const query = blocks.getItem(i).Text.trim();
    if (query !== "") {
      console.log(JSON.stringify({ file, query, length: query.length, errors: errors(query) }));
    }
  }
}
