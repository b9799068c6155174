/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What cairo can't say in a PDF file, said afterwards with qpdf. */

/* The structure tag that means "not part of the reading": cairo knows no
 * artifacts, so footers and repeated heads are drawn under this name, which
 * nothing else here bears, and turned into artifacts. Rules are drawn under no
 * tag at all, which readers pass over, too. */
#define CLEW_TAG_ARTIFACT "Private"

typedef enum
{
  CLEW_PDF_TAG_PLAIN,
  CLEW_PDF_TAG_ALT,
  CLEW_PDF_TAG_SCOPE,
  CLEW_PDF_TAG_LANGUAGE,
} ClewPdfTagKey;

/**
 * ClewPdfTag:
 * @name: the structure type, such as "TH"
 * @key: what @value says
 * @value: (nullable): the words for a figure, "Column" or "Row", or a language code
 * @actual: (nullable): the element's words, where a reader could not put them together
 */
typedef struct
{
  const char   *name;
  ClewPdfTagKey key;
  const char   *value;
  const char   *actual;
} ClewPdfTag;

/**
 * ClewPdfInfo:
 * @title: shown in the window's title bar; nothing about a person
 * @language: language code of the document
 * @created: seconds since 1970
 */
typedef struct
{
  const char *title;
  const char *language;
  gint64      created;
} ClewPdfInfo;

GBytes *clew_pdf_finish (GBytes *pdf, const ClewPdfInfo *info, const ClewPdfTag *tags,
                         guint n_tags, GError **error);
