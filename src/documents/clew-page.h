/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/clew-pdf-finish.h"
#include "documents/clew-qr.h"

/* Pages of words, lines and boxes. A document is first told as a row of
 * blocks, each of which stays whole; then the blocks are laid on pages; then
 * the pages are drawn. Nothing is drawn before everything has its place, so
 * "page 2 of 5" is known and every box can be looked at in a test.
 *
 * Lengths are points. Inside a block x counts from the left margin and y from
 * the block's top. One thread at a time. */
typedef struct _ClewPages ClewPages;
typedef struct _ClewText  ClewText;

typedef enum
{
  CLEW_TEXT_BODY,
  CLEW_TEXT_BOLD,
  CLEW_TEXT_TITLE,
  CLEW_TEXT_LEAD,
  CLEW_TEXT_HEADING,
  CLEW_TEXT_SMALL,
  CLEW_TEXT_COLUMN,
  CLEW_TEXT_FOOTER,
  CLEW_TEXT_N_STYLES,
} ClewTextStyle;

typedef enum
{
  CLEW_ALIGN_LEFT,
  CLEW_ALIGN_CENTER,
  CLEW_ALIGN_RIGHT,
} ClewAlign;

/* What a block asks of the place it gets. */
typedef enum
{
  CLEW_KEEP_NONE = 0,
  CLEW_KEEP_WITH_NEXT = 1 << 0,
  CLEW_KEEP_AT_BOTTOM = 1 << 1,
} ClewKeep;

/**
 * ClewPageSetup:
 * @width: of the paper
 * @height: of the paper
 * @margin: on all four sides; everything stands inside, the footer too
 * @sizes: type size of each style
 * @language: language code of the words
 */
typedef struct
{
  double      width;
  double      height;
  double      margin;
  double      sizes[CLEW_TEXT_N_STYLES];
  const char *language;
} ClewPageSetup;

typedef enum
{
  CLEW_MARK_TEXT,
  CLEW_MARK_RULE,
  CLEW_MARK_BOX,
  CLEW_MARK_CODE,
} ClewMarkKind;

/**
 * ClewMark:
 * @kind: what was drawn
 * @page: on which page, from 0
 * @x: from the paper's left edge
 * @y: from the paper's upper edge
 * @width: its width
 * @height: its height
 * @text: (nullable): the line's words; valid as long as the pages
 *
 * One thing drawn, where it stands No two may touch.
 */
typedef struct
{
  ClewMarkKind kind;
  guint        page;
  double       x;
  double       y;
  double       width;
  double       height;
  const char  *text;
} ClewMark;

typedef void (*ClewFooterFunc) (ClewPages *pages, guint page, guint n_pages, gpointer data);

ClewPages *clew_pages_new (const ClewPageSetup *setup);
void       clew_pages_free (ClewPages *pages);
void       clew_pages_set_footer (ClewPages *pages, double height);
double     clew_pages_get_width (ClewPages *pages);
double     clew_pages_get_size (ClewPages *pages, ClewTextStyle style);

void      clew_pages_keep_shapes (void);
ClewText *clew_text_new (ClewPages *pages, double width, ClewAlign align);
ClewText *clew_text_new_plain (ClewPages *pages, double width, ClewAlign align,
                               ClewTextStyle style, const char *words);
void      clew_text_add (ClewText *text, ClewTextStyle style, const char *words);
double    clew_text_get_height (ClewText *text);
double    clew_text_get_width (ClewText *text);
guint     clew_text_get_n_lines (ClewText *text);
double    clew_text_get_baseline (ClewText *text);

void clew_pages_open (ClewPages *pages, const char *tag);
void
     clew_pages_open_with (ClewPages *pages, const char *tag, ClewPdfTagKey key, const char *value);
void clew_pages_close (ClewPages *pages);

void clew_pages_begin_block (ClewPages *pages, double space, ClewKeep keep);
void clew_pages_end_block (ClewPages *pages, double height);
void clew_pages_repeat_last_block (ClewPages *pages);
void clew_pages_end_repeat (ClewPages *pages);
void clew_pages_add_text (ClewPages *pages, ClewText *text, double x, double y);
void clew_pages_add_rule (ClewPages *pages, double x, double y, double width, double thickness,
                          double gray);
void clew_pages_add_dashes (ClewPages *pages, double x, double y, double width);
void clew_pages_add_bar (ClewPages *pages, double x, double y, double width, double height);
void clew_pages_add_box (ClewPages *pages, double x, double y, double size);
void clew_pages_add_line (ClewPages *pages, double x, double y, double width);
void clew_pages_add_code (ClewPages *pages, ClewQr *qr, double x, double y, double size);
void clew_pages_add_paragraph (ClewPages *pages, ClewText *text, double space, ClewKeep keep);

gboolean
        clew_pages_lay_out (ClewPages *pages, ClewFooterFunc footer, gpointer data, GError **error);
guint   clew_pages_get_n_pages (ClewPages *pages);
GArray *clew_pages_list_marks (ClewPages *pages);
GBytes *clew_pages_draw (ClewPages *pages, const ClewPdfInfo *info, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewPages, clew_pages_free)
