/** Which Neo4j the local database is, and the Maven project that names its jars. */
import { createHash } from 'node:crypto';

/** The store format's line: it is part of the path of every store. */
export const NEO4J_LINE = '5.26';

/** The pinned release, then the ones to fall back to where a repository does not have it. */
export const NEO4J_VERSIONS: readonly string[] = ['5.26.30', '5.26.29', '5.26.28', '5.26.27'];

/** The Java versions that this line runs on. */
export const JAVA_MAJORS: readonly number[] = [17, 21];

/** What the jars weigh together; only progress is measured against it. */
export const JARS_BYTES = 123 * 1024 * 1024;

export function pomOf(version: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>rolegraph.local</groupId>
  <artifactId>neo4j-jars</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;
}

export function pomHash(version: string): string {
  return createHash('sha256').update(pomOf(version)).digest('hex');
}
