package org.wsgilet.content;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** How much a client likes a content coding, RFC 9110 section 12.5.3. */
final class AcceptEncoding {

    private final List<QuotedQualityCSV.QualityValue> values;

    private AcceptEncoding(List<QuotedQualityCSV.QualityValue> values) {
        this.values = values;
    }

    static AcceptEncoding of(HttpFields headers) {
        if (!headers.contains(HttpHeader.ACCEPT_ENCODING)) {
            return new AcceptEncoding(List.of());
        }
        QuotedQualityCSV csv = new QuotedQualityCSV();
        headers.getFields(HttpHeader.ACCEPT_ENCODING).forEach(field -> csv.addValue(field.getValue()));
        return new AcceptEncoding(csv.getQualityValues());
    }

    /** From 0, which refuses it, to 1. */
    double quality(String coding) {
        double ofOthers = 0;
        for (QuotedQualityCSV.QualityValue value : values) {
            if (value.getValue().equalsIgnoreCase(coding)) {
                return value.getWeight();
            }
            if (value.getValue().equals("*")) {
                ofOthers = value.getWeight();
            }
        }
        return ofOthers;
    }
}
