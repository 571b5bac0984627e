/** Metadata as XMP that says what the document is: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). */
import { internals, type Pdf } from './pdfkit.ts';

/** Text as it may stand in XML; the control characters that XML cannot hold are gone after normalising. */
export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * pdfkit puts title and author into XMP as they are, where `&` or `<` would break it, and into the document's information as
 * a PDF string. It asks the first by `toString`, the second by `valueOf`, so this tells each the right thing.
 */
export class InfoText extends String {
  override toString(): string {
    return escapeXml(this.valueOf());
  }
}

/** PDF/A wants every property described that its own list does not have (6.6.2.3.3); `pdfuaid:part` is one. */
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/** Adds what pdfkit does not write of itself. */
export function addXmp(pdf: Pdf, date: Date): void {
  const day = date.toISOString().replace(/\.\d+/, '');
  internals(pdf).appendXML(
    `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${day}</xmp:ModifyDate></rdf:Description>
${uaSchema}`,
  );
}
