package dev.actordex.export.indicators;

import dev.actordex.indicator.IndicatorValue;
import java.util.List;
import java.util.Optional;

/// Which queries look for which values. Every query is a list of values and a pipeline over one
/// table; `iocs` is the list.
final class KqlHunts {
  private KqlHunts() {}

  /// What is looked for in the same way.
  enum Group {
    ADDRESS,
    RANGE,
    ENDPOINT,
    DOMAIN,
    URL,
    MD5,
    SHA1,
    SHA256,
    FILE_NAME,
    /// Known to the table of indicators alone.
    EMAIL,
    SHA512
  }

  /// Empty for what no query can look for.
  static Optional<Group> group(IndicatorValue value) {
    return switch (value.type()) {
      case IPV4, IPV6 ->
          value.address().map(address -> address.single() ? Group.ADDRESS : Group.RANGE);
      case IP_PORT -> Optional.of(Group.ENDPOINT);
      case DOMAIN -> Optional.of(Group.DOMAIN);
      case URL -> Optional.of(Group.URL);
      case MD5 -> Optional.of(Group.MD5);
      case SHA1 -> Optional.of(Group.SHA1);
      case SHA256 -> Optional.of(Group.SHA256);
      case SHA512 -> Optional.of(Group.SHA512);
      case FILE_NAME -> Optional.of(Group.FILE_NAME);
      case EMAIL -> Optional.of(Group.EMAIL);
      case SHA3_384, MUTEX, REGISTRY_KEY, ASN, OTHER, PATTERN -> Optional.empty();
    };
  }

  /// The value as it stands in the tables. URLs go without their scheme, which proxies leave out.
  static String sought(Group group, IndicatorValue value) {
    return switch (group) {
      case URL -> {
        String url = value.value();
        String bare = url.substring(url.indexOf("://") + 3);
        yield bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
      }
      case ADDRESS, RANGE, ENDPOINT, DOMAIN, MD5, SHA1, SHA256, SHA512, EMAIL -> value.canonical();
      case FILE_NAME -> value.value();
    };
  }

  /// A query behind `let iocs = …;`.
  ///
  /// @param about what it asks, for a remark
  record Hunt(String about, String pipeline) {}

  static List<Hunt> of(Group group, KqlTable table) {
    java.util.ArrayList<Hunt> hunts = new java.util.ArrayList<>();
    known(group, table).ifPresent(hunts::add);
    hunts.addAll(
        switch (group) {
          case ADDRESS ->
              List.of(
                  device("RemoteIP in (iocs)"),
                  security("DestinationIP in (iocs) or SourceIP in (iocs)"),
                  dns("IPAddresses has_any (iocs)"));
          case RANGE ->
              List.of(
                  device(inRange("RemoteIP")),
                  security(inRange("DestinationIP") + " or " + inRange("SourceIP")));
          case ENDPOINT ->
              List.of(
                  new Hunt(
                      "DeviceNetworkEvents",
                      """
                      DeviceNetworkEvents
                      | where TimeGenerated > ago(period)
                      | extend Endpoint = strcat(iff(RemoteIP has ":", strcat("[", RemoteIP, "]"), RemoteIP), ":", tostring(RemotePort))
                      | where Endpoint in (iocs)
                      | project TimeGenerated, DeviceName, InitiatingProcessFileName, InitiatingProcessCommandLine, LocalIP, RemoteIP, RemotePort, RemoteUrl, ActionType\
                      """),
                  new Hunt(
                      "CommonSecurityLog",
                      """
                      CommonSecurityLog
                      | where TimeGenerated > ago(period)
                      | extend Endpoint = strcat(iff(DestinationIP has ":", strcat("[", DestinationIP, "]"), DestinationIP), ":", tostring(DestinationPort))
                      | where Endpoint in (iocs)
                      | project TimeGenerated, DeviceVendor, DeviceProduct, DeviceAction, SourceIP, DestinationIP, DestinationPort, RequestURL\
                      """));
          case DOMAIN ->
              List.of(
                  device("RemoteUrl has_any (iocs)"),
                  security("DestinationHostName has_any (iocs) or RequestURL has_any (iocs)"),
                  dns("Name has_any (iocs)"));
          case URL ->
              List.of(device("RemoteUrl has_any (iocs)"), security("RequestURL has_any (iocs)"));
          case MD5 -> List.of(file("MD5 in~ (iocs)"), security("FileHash in~ (iocs)"));
          case SHA1 -> List.of(file("SHA1 in~ (iocs)"), security("FileHash in~ (iocs)"));
          case SHA256 -> List.of(file("SHA256 in~ (iocs)"), security("FileHash in~ (iocs)"));
          case FILE_NAME -> List.of(file("FileName in~ (iocs)"));
          case EMAIL, SHA512 -> List.of();
        });
    return hunts;
  }

  private static String inRange(String column) {
    return "ipv4_is_in_any_range(%1$s, iocs) or ipv6_is_in_any_range(%1$s, iocs)".formatted(column);
  }

  private static Hunt device(String condition) {
    return new Hunt(
        "DeviceNetworkEvents",
        """
        DeviceNetworkEvents
        | where TimeGenerated > ago(period)
        | where %s
        | project TimeGenerated, DeviceName, InitiatingProcessFileName, InitiatingProcessCommandLine, LocalIP, RemoteIP, RemotePort, RemoteUrl, ActionType\
        """
            .formatted(condition));
  }

  private static Hunt file(String condition) {
    return new Hunt(
        "DeviceFileEvents",
        """
        DeviceFileEvents
        | where TimeGenerated > ago(period)
        | where %s
        | project TimeGenerated, DeviceName, FolderPath, FileName, MD5, SHA1, SHA256, InitiatingProcessFileName, InitiatingProcessCommandLine, ActionType\
        """
            .formatted(condition));
  }

  private static Hunt security(String condition) {
    return new Hunt(
        "CommonSecurityLog",
        """
        CommonSecurityLog
        | where TimeGenerated > ago(period)
        | where %s
        | project TimeGenerated, DeviceVendor, DeviceProduct, DeviceAction, SourceIP, DestinationIP, DestinationPort, DestinationHostName, RequestURL, FileName, FileHash\
        """
            .formatted(condition));
  }

  private static Hunt dns(String condition) {
    return new Hunt(
        "DnsEvents",
        """
        DnsEvents
        | where TimeGenerated > ago(period)
        | where %s
        | project TimeGenerated, Computer, ClientIP, Name, IPAddresses, QueryType\
        """
            .formatted(condition));
  }

  /// Which of the values the workspace has as indicators already.
  private static Optional<Hunt> known(Group group, KqlTable table) {
    Optional<String> condition =
        switch (table) {
          case INDICATORS -> current(group);
          case LEGACY -> legacy(group);
        };
    return condition.map(where ->
        switch (table) {
          case INDICATORS ->
              new Hunt(
                  table.tableName(),
                  """
                  ThreatIntelIndicators
                  | where TimeGenerated > ago(period)
                  | where %s
                  | summarize arg_max(TimeGenerated, *) by Id
                  | where IsDeleted == false and IsActive == true
                  | project TimeGenerated, Id, ObservableKey, ObservableValue, Confidence, ValidFrom, ValidUntil, Tags, SourceSystem\
                  """
                      .formatted(where));
          case LEGACY ->
              new Hunt(
                  table.tableName(),
                  """
                  ThreatIntelligenceIndicator
                  | where TimeGenerated > ago(period)
                  | where %s
                  | summarize arg_max(TimeGenerated, *) by IndicatorId
                  | where Active == true
                  | project TimeGenerated, IndicatorId, ThreatType, Description, ConfidenceScore, ExpirationDateTime, Tags, SourceSystem\
                  """
                      .formatted(where));
        });
  }

  /// Each indicator there has one observable: its key says what it is.
  private static Optional<String> current(Group group) {
    return switch (group) {
      case ADDRESS, RANGE ->
          Optional.of(
              "ObservableKey in (\"ipv4-addr:value\", \"ipv6-addr:value\", \"network-traffic:src_ref.value\", \"network-traffic:dst_ref.value\") and ObservableValue in (iocs)");
      case DOMAIN ->
          Optional.of("ObservableKey == \"domain-name:value\" and ObservableValue in~ (iocs)");
      case URL -> Optional.of("ObservableKey == \"url:value\" and ObservableValue has_any (iocs)");
      case MD5 ->
          Optional.of("ObservableKey == \"file:hashes.MD5\" and ObservableValue in~ (iocs)");
      case SHA1 ->
          Optional.of("ObservableKey == \"file:hashes.'SHA-1'\" and ObservableValue in~ (iocs)");
      case SHA256 ->
          Optional.of("ObservableKey == \"file:hashes.'SHA-256'\" and ObservableValue in~ (iocs)");
      case SHA512 ->
          Optional.of("ObservableKey == \"file:hashes.'SHA-512'\" and ObservableValue in~ (iocs)");
      case EMAIL ->
          Optional.of("ObservableKey == \"email-addr:value\" and ObservableValue in~ (iocs)");
      case FILE_NAME ->
          Optional.of("ObservableKey == \"file:name\" and ObservableValue in~ (iocs)");
      case ENDPOINT -> Optional.empty();
    };
  }

  private static Optional<String> legacy(Group group) {
    return switch (group) {
      case ADDRESS ->
          Optional.of(
              "NetworkIP in (iocs) or NetworkSourceIP in (iocs) or NetworkDestinationIP in (iocs) or EmailSourceIpAddress in (iocs)");
      case RANGE ->
          Optional.of("NetworkCidrBlock in (iocs) or NetworkDestinationCidrBlock in (iocs)");
      case DOMAIN -> Optional.of("DomainName in~ (iocs)");
      case URL -> Optional.of("Url has_any (iocs)");
      case MD5 -> Optional.of("FileHashType =~ \"MD5\" and FileHashValue in~ (iocs)");
      case SHA1 -> Optional.of("FileHashType =~ \"SHA1\" and FileHashValue in~ (iocs)");
      case SHA256 -> Optional.of("FileHashType =~ \"SHA256\" and FileHashValue in~ (iocs)");
      case FILE_NAME -> Optional.of("FileName in~ (iocs)");
      case EMAIL -> Optional.of("EmailSenderAddress in~ (iocs)");
      case SHA512, ENDPOINT -> Optional.empty();
    };
  }
}
