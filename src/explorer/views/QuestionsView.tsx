/** Shows all questions, each as a form. */
import { QuestionForm } from '../parts/QuestionForm.jsx';
import { questions } from '../questions.js';

export const QuestionsView = () => (
  <ul className="cards">
    {Object.values(questions).map((question) => (
      <li key={question.title} className="panel">
        <h2>{question.title}</h2>
        <QuestionForm question={question} />
      </li>
    ))}
  </ul>
);
