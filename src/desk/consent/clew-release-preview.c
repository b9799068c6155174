/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-preview.h"

#include "desk/clew-accessible.h"
#include "desk/clew-paper-view.h"
#include "desk/consent/clew-release-output.h"

#include <glib/gi18n.h>

/* How long after the last change the paper is drawn anew, in milliseconds:
 * long enough that ticking three boxes draws once. */
#define DELAY 150

struct _ClewReleasePreview
{
  AdwBin parent_instance;

  ClewPaperView *view;

  ClewOffice       *office;
  ClewReleaseDraft *draft; /* borrowed */
  guint             delay_id;
  gboolean          is_stale;
};

G_DEFINE_FINAL_TYPE (ClewReleasePreview, clew_release_preview, ADW_TYPE_BIN)

/* What is missing for a paper is said instead. */
static void
draw (ClewReleasePreview *preview)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  ClewReleaseGap gap = clew_release_draft_check (preview->draft, preview->office);

  preview->is_stale = FALSE;
  if (gap != CLEW_RELEASE_COMPLETE)
    {
      clew_paper_view_say (preview->view, clew_release_gap_message (gap));
      return;
    }
  pdf = clew_release_output_preview (preview->office, preview->draft, &error);
  if (pdf == NULL || !clew_paper_view_show (preview->view, pdf, &error))
    clew_paper_view_say (preview->view, error->message);
}

static gboolean
draw_cb (gpointer data)
{
  ClewReleasePreview *preview = data;

  preview->delay_id = 0;
  /* If nobody looks, it is drawn when somebody does. */
  if (gtk_widget_get_mapped (GTK_WIDGET (preview)))
    draw (preview);
  return G_SOURCE_REMOVE;
}

static void
clew_release_preview_map (GtkWidget *widget)
{
  ClewReleasePreview *preview = CLEW_RELEASE_PREVIEW (widget);

  if (preview->is_stale)
    draw (preview);
  GTK_WIDGET_CLASS (clew_release_preview_parent_class)->map (widget);
}

static void
clew_release_preview_dispose (GObject *object)
{
  ClewReleasePreview *preview = CLEW_RELEASE_PREVIEW (object);

  g_clear_handle_id (&preview->delay_id, g_source_remove);
  preview->is_stale = FALSE;
  g_clear_object (&preview->office);

  G_OBJECT_CLASS (clew_release_preview_parent_class)->dispose (object);
}

static void
clew_release_preview_class_init (ClewReleasePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_release_preview_dispose;
  GTK_WIDGET_CLASS (klass)->map = clew_release_preview_map;
}

static void
clew_release_preview_init (ClewReleasePreview *preview)
{
  preview->view = g_object_new (CLEW_TYPE_PAPER_VIEW, NULL);
  clew_accessible_set_name (GTK_WIDGET (preview->view), _ ("Preview"));
  adw_bin_set_child (ADW_BIN (preview), GTK_WIDGET (preview->view));
}

/**
 * clew_release_preview_set_draft:
 * @preview: the preview
 * @office: the open office
 * @draft: what is shown; must live as long as @preview
 */
void
clew_release_preview_set_draft (ClewReleasePreview *preview,
                                ClewOffice         *office,
                                ClewReleaseDraft   *draft)
{
  g_return_if_fail (CLEW_IS_RELEASE_PREVIEW (preview));

  g_set_object (&preview->office, office);
  preview->draft = draft;
  preview->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (preview)))
    draw (preview);
}

/**
 * clew_release_preview_redraw:
 * @preview: the preview, with a draft
 *
 * Draws the paper anew soon, or as soon as somebody looks.
 */
void
clew_release_preview_redraw (ClewReleasePreview *preview)
{
  g_return_if_fail (CLEW_IS_RELEASE_PREVIEW (preview));
  g_return_if_fail (preview->draft != NULL);

  preview->is_stale = TRUE;
  g_clear_handle_id (&preview->delay_id, g_source_remove);
  preview->delay_id = g_timeout_add (DELAY, draw_cb, preview);
}
