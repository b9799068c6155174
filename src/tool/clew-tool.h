/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-new-file.h"
#include "records/clew-office.h"
#include "records/clew-release.h"

#include <gio/gio.h>

/* clewctl: one command a file. A command that was called wrongly sets an error
 * of the domain G_OPTION_ERROR and has changed nothing. One that answers “no”
 * has printed so and sets none. */

/**
 * ClewCommand:
 * @name: as typed
 * @arguments: what follows it besides options
 * @summary: what it does, for people
 * @run: does it; @argv starts with the command's name
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  gboolean (*run) (const char *name, int argc, char **argv, GError **error);
} ClewCommand;

extern const ClewCommand clew_commands[];

gboolean clew_tool_demo (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_participants (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_may_share (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_roster (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_roi (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_roi_batch (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_docket (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_cases (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_no_worse_off (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_bring_in (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_share (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_receive (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_check (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_export (const char *name, int argc, char **argv, GError **error);
gboolean clew_tool_import (const char *name, int argc, char **argv, GError **error);

/* What every command understands. */
gboolean clew_tool_parse (const char         *name,
                          const GOptionEntry *entries,
                          int                 n_files,
                          int                *argc,
                          char             ***argv,
                          GError            **error);
void     clew_tool_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean clew_tool_parse_day (const char *option,
                              const char *text,
                              ClewDay     today,
                              ClewDay    *day,
                              GError    **error);

/* Offices and their keys. @key_file may be %NULL for the keyring. */
ClewOffice *clew_tool_open (const char *path, const char *key_file, GError **error);
gboolean    clew_tool_check_new (const char *path, GError **error);
ClewSecret *clew_tool_make_key (const char *office_id,
                                const char *key_file,
                                gboolean   *is_new,
                                GError    **error);
void        clew_tool_say_recovery (const char *key_file);
void        clew_tool_forget_key (const char *office_id, const char *key_file, ClewSecret *key);

/* Whom and what is meant. */
char    *clew_tool_find_participant (ClewStore *store, const char *text, GError **error);
gboolean clew_tool_find_agency (GPtrArray   *agencies,
                                const char  *name,
                                ClewRecord **found,
                                GError     **error);
gboolean clew_tool_check_categories (const ClewChoice *known, char **categories, GError **error);

/**
 * ClewToolForm:
 *
 * What the options of a command say of a form: those of GOption, so the strings are owned.
 */
typedef struct
{
  char   **agencies;
  char   **categories;
  char    *expires;
  char    *language;
  char    *paper;
  char    *output;
  gboolean large_print;
  gboolean force;
} ClewToolForm;

gboolean clew_tool_form_check (const ClewToolForm *form, GError **error);
gboolean clew_tool_form_fill (const ClewToolForm *form,
                              ClewOffice         *office,
                              ClewReleaseDraft   *draft,
                              GError            **error);
void     clew_tool_form_clear (ClewToolForm *form);

ClewNewFile *clew_tool_begin_file (const char *path, gboolean replace, GError **error);

void          clew_tool_cancel_on_signal (void);
GCancellable *clew_tool_begin_work (void);

/* Printing. */
char *clew_tool_pad (const char *text, guint width);
void  clew_tool_json_text (GString *json, const char *text);
void  clew_tool_json_member (GString *json, const char *name, const char *text);
