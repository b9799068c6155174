/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-scan-intake.h"

#include "desk/consent/clew-scan-words.h"
#include "documents/clew-scan-file.h"

#include <glib/gi18n.h>

struct _ClewScanIntake
{
  GObject parent_instance;

  ClewOffice *office;
  char       *consent;
  char       *number; /* of the form */

  ClewScanState state;
  GQueue        waiting;   /* GFile: those that were dropped together */
  GCancellable *reading;   /* (nullable): what is read now */
  char         *file_name; /* (nullable): of the file at hand */
  ClewScanFile *paper;     /* (nullable): what was read */
  ClewScanTie  *asked;     /* (nullable): why somebody is asked */
  GString      *refused;   /* what to say of those that were not attached */
  guint         turn;      /* of the file at hand */
};

G_DEFINE_FINAL_TYPE (ClewScanIntake, clew_scan_intake, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ATTACHED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void go_on (ClewScanIntake *intake);

static void
set_state (ClewScanIntake *intake, ClewScanState state)
{
  intake->state = state;
  g_signal_emit (intake, signals[CHANGED], 0);
}

static void
put_down (ClewScanIntake *intake)
{
  intake->turn++;
  g_clear_object (&intake->reading);
  g_clear_pointer (&intake->file_name, g_free);
  g_clear_pointer (&intake->paper, clew_scan_file_free);
  g_clear_pointer (&intake->asked, clew_scan_tie_free);
}

/* The file is not attached, and the next one has its turn. */
static void
refuse (ClewScanIntake *intake, const GError *error)
{
  g_autofree char *words = clew_scan_words_refused (error);

  if (intake->refused->len > 0)
    g_string_append (intake->refused, "\n\n");
  /* Translators: the name of a file, and why it was not attached */
  g_string_append_printf (intake->refused, _ ("“%s”: %s"), intake->file_name, words);
  g_signal_emit (intake, signals[REFUSED], 0, intake->refused->str);
  put_down (intake);
  go_on (intake);
}

/* Attaching */

/* One file on its way into the office file; the form that it goes to may no
 * longer be the one that is shown when it arrives. */
typedef struct
{
  ClewScanIntake *intake;
  char           *number;
  guint           turn;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_object_unref (arrival->intake);
  g_free (arrival->number);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Arrival) arrival = data;
  ClewScanIntake *intake = arrival->intake;
  gboolean        is_here = intake->turn == arrival->turn;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewScanTie) tie = clew_scan_attach_finish (CLEW_OFFICE (source), result, &error);

  if (tie != NULL && tie->scan != NULL)
    g_signal_emit (intake, signals[ATTACHED], 0, tie, arrival->number);
  if (!is_here)
    {
      /* Whoever went on to another form must hear of it all the same. */
      if (tie == NULL || tie->scan == NULL)
        g_signal_emit (intake, signals[ATTACHED], 0, NULL, arrival->number);
    }
  else if (tie == NULL)
    refuse (intake, error);
  else if (tie->scan == NULL)
    {
      intake->asked = g_steal_pointer (&tie);
      set_state (intake, CLEW_SCAN_ASKING);
    }
  else
    {
      put_down (intake);
      go_on (intake);
    }
}

static void
attach (ClewScanIntake *intake, const char *consent, const char *number, gboolean anyway)
{
  Arrival            *arrival = g_new0 (Arrival, 1);
  const ClewScanPaper paper = { intake->paper->bytes, intake->paper->media, intake->paper->pages,
                                (const char *const *)intake->paper->codes };

  arrival->intake = g_object_ref (intake);
  arrival->number = g_strdup (number);
  arrival->turn = intake->turn;
  clew_scan_attach_async (intake->office, consent, &paper, anyway, attached_cb, arrival);
  set_state (intake, CLEW_SCAN_SAVING);
}

/* Reading */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ClewScanIntake) intake = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewScanFile) paper = clew_scan_file_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || intake->office == NULL)
    return;
  if (paper == NULL)
    {
      refuse (intake, error);
      return;
    }
  g_clear_object (&intake->reading);
  intake->paper = g_steal_pointer (&paper);
  attach (intake, intake->consent, intake->number, FALSE);
}

static void
go_on (ClewScanIntake *intake)
{
  g_autoptr (GFile) file = g_queue_pop_head (&intake->waiting);
  g_autofree char *name = NULL;

  if (file == NULL)
    {
      set_state (intake, CLEW_SCAN_IDLE);
      return;
    }
  name = g_file_get_basename (file);
  intake->file_name = name != NULL ? g_filename_display_name (name) : g_strdup ("?");
  intake->reading = g_cancellable_new ();
  clew_scan_file_read_async (file, intake->reading, read_cb, g_object_ref (intake));
  set_state (intake, CLEW_SCAN_READING);
}

static void
forget (ClewScanIntake *intake)
{
  g_cancellable_cancel (intake->reading);
  put_down (intake);
  g_queue_clear_full (&intake->waiting, g_object_unref);
  g_string_truncate (intake->refused, 0);
}

static void
clew_scan_intake_dispose (GObject *object)
{
  ClewScanIntake *intake = CLEW_SCAN_INTAKE (object);

  forget (intake);
  g_clear_object (&intake->office);

  G_OBJECT_CLASS (clew_scan_intake_parent_class)->dispose (object);
}

static void
clew_scan_intake_finalize (GObject *object)
{
  ClewScanIntake *intake = CLEW_SCAN_INTAKE (object);

  g_free (intake->consent);
  g_free (intake->number);
  g_string_free (intake->refused, TRUE);

  G_OBJECT_CLASS (clew_scan_intake_parent_class)->finalize (object);
}

static void
clew_scan_intake_class_init (ClewScanIntakeClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_scan_intake_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_scan_intake_finalize;

  /**
   * ClewScanIntake::changed:
   *
   * The state is another.
   */
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * ClewScanIntake::attached:
   * @tie: (nullable): a #ClewScanTie; %NULL when a scan for a form that is no longer shown was
   *   not attached after all
   * @number: of the form
   *
   * A scan was attached.
   */
  signals[ATTACHED] = g_signal_new ("attached", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);

  /**
   * ClewScanIntake::refused:
   * @text: (nullable): what to say of the files that were not attached; %NULL when a new
   *   attempt begins
   *
   * Files can't be attached. The others of those dropped together have their turn.
   */
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
clew_scan_intake_init (ClewScanIntake *intake)
{
  intake->refused = g_string_new (NULL);
}

/**
 * clew_scan_intake_new:
 *
 * Returns: (transfer full): an intake, for no release yet
 */
ClewScanIntake *
clew_scan_intake_new (void)
{
  return g_object_new (CLEW_TYPE_SCAN_INTAKE, NULL);
}

/**
 * clew_scan_intake_set_release:
 * @intake: an intake
 * @office: the open office
 * @consent: id of the release to attach scans to
 * @number: of its form
 *
 * With another release than before, what was read for that one is put down. What
 * is being attached goes on.
 */
void
clew_scan_intake_set_release (ClewScanIntake *intake,
                              ClewOffice     *office,
                              const char     *consent,
                              const char     *number)
{
  g_set_object (&intake->office, office);
  if (g_strcmp0 (intake->consent, consent) == 0)
    return;
  forget (intake);
  g_free (intake->consent);
  intake->consent = g_strdup (consent);
  g_free (intake->number);
  intake->number = g_strdup (number);
  set_state (intake, CLEW_SCAN_IDLE);
}

/**
 * clew_scan_intake_take:
 * @intake: an intake for a release
 * @file: a file that somebody chose or dropped
 *
 * Attaches it, after those taken before.
 */
void
clew_scan_intake_take (ClewScanIntake *intake, GFile *file)
{
  if (intake->state == CLEW_SCAN_IDLE)
    {
      g_string_truncate (intake->refused, 0);
      g_signal_emit (intake, signals[REFUSED], 0, NULL);
    }
  g_queue_push_tail (&intake->waiting, g_object_ref (file));
  if (intake->state == CLEW_SCAN_IDLE)
    go_on (intake);
}

/**
 * clew_scan_intake_give_up:
 * @intake: an intake
 *
 * Leaves the file that is being read, and those that wait behind it; a file that is being saved
 * is saved.
 */
void
clew_scan_intake_give_up (ClewScanIntake *intake)
{
  if (intake->state != CLEW_SCAN_READING)
    return;
  g_cancellable_cancel (intake->reading);
  g_queue_clear_full (&intake->waiting, g_object_unref);
  put_down (intake);
  set_state (intake, CLEW_SCAN_IDLE);
}

/**
 * clew_scan_intake_answer:
 * @intake: an intake that asks
 * @answer: what to do with the scan whose code is of another form
 */
void
clew_scan_intake_answer (ClewScanIntake *intake, ClewScanAnswer answer)
{
  g_autoptr (ClewScanTie) asked = g_steal_pointer (&intake->asked);

  g_return_if_fail (asked != NULL);

  /* A file that shows two forms is another's at each of them. */
  if (answer == CLEW_SCAN_ANSWER_THERE && asked->consent != NULL)
    attach (intake, asked->consent, asked->number, asked->match == CLEW_SCAN_BOTH_FORMS);
  else if (answer == CLEW_SCAN_ANSWER_HERE)
    attach (intake, intake->consent, intake->number, TRUE);
  else
    {
      put_down (intake);
      go_on (intake);
    }
}

/**
 * clew_scan_intake_get_state:
 * @intake: an intake
 *
 * Returns: what it does now
 */
ClewScanState
clew_scan_intake_get_state (ClewScanIntake *intake)
{
  return intake->state;
}

/**
 * clew_scan_intake_make_question:
 * @intake: an intake that asks
 *
 * Returns: (transfer floating): a #ClewScanQuestion
 */
GtkWidget *
clew_scan_intake_make_question (ClewScanIntake *intake)
{
  g_return_val_if_fail (intake->asked != NULL, NULL);

  return GTK_WIDGET (clew_scan_question_new (intake->asked, intake->number, intake->file_name));
}
