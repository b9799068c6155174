/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "documents/clew-page.h"

typedef enum
{
  CLEW_OP_OPEN,
  CLEW_OP_CLOSE,
  CLEW_OP_TEXT,
  CLEW_OP_RULE,
  CLEW_OP_DASHES,
  CLEW_OP_BAR,
  CLEW_OP_BOX,
  CLEW_OP_LINE,
  CLEW_OP_CODE,
} ClewOpKind;

typedef struct
{
  ClewOpKind kind;
  double     x;
  double     y;
  double     width;
  double     height;
  double     gray;
  ClewPdfTag tag;
  ClewText  *text;
  ClewQr    *qr;
  char      *actual;
} ClewOp;

/* A block, or (not a block) one tag opened or closed between blocks. */
typedef struct
{
  gboolean is_block;
  gboolean repeated;
  guint    first_op;
  guint    n_ops;
  int      head;
  ClewKeep keep;
  double   space;
  double   height;
  guint    page;
  double   y;
} ClewItem;

typedef struct
{
  PangoLayout *layout;
  double       x;
  double       y;
  double       width;
  double       height;
  double       baseline;
} ClewLine;

/* Words broken into lines; never changed once made, so that texts can share it. */
typedef struct
{
  GArray  *lines; /* ClewLine */
  double   height;
  double   ink_width;
  gunichar missing;
} ClewShape;

struct _ClewText
{
  ClewPages *pages;
  double     width;
  ClewAlign  align;
  GString   *words;
  GArray    *spans;
  ClewShape *shape; /* (nullable): until somebody measures or draws it */
};

struct _ClewPages
{
  ClewPageSetup         setup;
  double                footer;
  PangoContext         *context;
  PangoFontDescription *fonts[CLEW_TEXT_N_STYLES];
  gunichar              missing;
  GHashTable           *shapes; /* what was asked for → ClewShape */
  GPtrArray            *texts;
  GArray               *ops;
  GArray               *items;
  GArray               *placed;
  int                   block;
  int                   head;
  GArray               *open;
  guint                 n_pages;
};

GHashTable *clew_shapes_ref (void);
ClewShape  *clew_shape_new (void);
void        clew_text_free (ClewText *text);
void        clew_text_shape (ClewText *text);
